/** The least a UI Kit page can be. Never deployed: the bench weighs Premise against it. */
import { invoke } from '@forge/bridge';
import ForgeReconciler, { Text } from '@forge/react';
import { useEffect, useState } from 'react';

function Hello() {
  const [words, setWords] = useState('…');
  useEffect(() => void invoke('hello').then((answer) => setWords(JSON.stringify(answer))), []);
  return <Text>{words}</Text>;
}

ForgeReconciler.render(<Hello />);
