/** Entry of the host's page. */
import '@atlaskit/css-reset';
import './shell.css';
import { createRoot } from 'react-dom/client';
import { installBridge } from './bridge';
import { readHostInfo } from './host-info';
import { Shell } from './shell/shell';

async function start(): Promise<void> {
  const place = document.getElementById('shell');
  if (place === null) {
    throw new Error('the page has no #shell');
  }
  installBridge();
  try {
    const info = await readHostInfo();
    document.title = `${info.site.name} – local Jira`;
    createRoot(place).render(<Shell info={info} />);
  } catch (error) {
    place.textContent = `The local host did not start: ${error instanceof Error ? error.message : String(error)}`;
    throw error;
  }
}

void start();
