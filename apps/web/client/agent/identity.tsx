import { Menu } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { announce } from '../announce.js';
import type { Conversation } from '../contracts.js';
import { Icon } from '../icon.js';
import { explain, useText } from '../text/index.js';
import { type IdentityMethod, raiseAssurance } from './desk.js';

/** Who the citizen is to us, about whom it is, and the agent's record of how she checked. */
export function Identity({
  conversation: { row, assurance, right, about, protectedIdentity },
  held,
}: {
  conversation: Conversation;
  held: boolean;
}) {
  const text = useText();
  const queries = useQueryClient();
  const raise = useMutation({
    mutationFn: (method: IdentityMethod) => raiseAssurance(row.contactId, method),
    onSuccess: () => {
      announce(text.contact.identityRaised);
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] === row.contactId });
    },
    onError: (error) => announce(explain(error, text)),
  });
  const sure = assurance === 'agent-checked' || assurance === 'e-id';
  const relation =
    right !== 'self' && right !== 'unknown' ? text.rights[right] : about ? text.contact.about(about) : '';
  const label = (
    <>
      <Icon name={sure ? 'ok' : 'shield'} />
      <span>{text.assurance[assurance]}</span>
    </>
  );
  return (
    <>
      {protectedIdentity && (
        <span className="tag">
          <Icon name="warn" size={12} /> {text.contact.protectedIdentity}
        </span>
      )}
      {relation && <span className="tag">{relation}</span>}
      {held && !sure ? (
        <Menu position="bottom-end" shadow="md" width={260}>
          <Menu.Target>
            <button type="button" className="btn quiet xs" disabled={raise.isPending}>
              {label}
              <Icon name="down" size={12} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{text.contact.identityHow}</Menu.Label>
            {(Object.keys(text.contact.identityMethods) as IdentityMethod[]).map((method) => (
              <Menu.Item key={method} onClick={() => raise.mutate(method)}>
                {text.contact.identityMethods[method]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : (
        <span className={`row xs ${sure ? 'ok-text' : 'dim'}`} style={{ gap: 4, whiteSpace: 'nowrap' }}>
          {label}
        </span>
      )}
    </>
  );
}
