import { Button, ButtonGroup, Form, FormFooter, FormSection, Stack } from '@forge/react';
import type { ReactNode } from 'react';
import { useWording } from '../../shared/wording-context';

/** The frame of what is said of many: fields, then how many it is said of. */
export function ManyForm(props: {
  readonly count: number;
  readonly canSend: boolean;
  readonly onSend: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}) {
  const w = useWording();
  return (
    <Form onSubmit={props.onSend}>
      <FormSection>
        <Stack space="space.100">{props.children}</Stack>
      </FormSection>
      <FormFooter align="start">
        <ButtonGroup>
          <Button appearance="primary" type="submit" isDisabled={!props.canSend}>
            {w.plural('plan.save', props.count)}
          </Button>
          <Button appearance="subtle" onClick={props.onCancel}>
            {w.t('shared.cancel')}
          </Button>
        </ButtonGroup>
      </FormFooter>
    </Form>
  );
}
