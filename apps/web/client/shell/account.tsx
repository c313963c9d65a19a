import { Menu } from '@mantine/core';
import { Icon } from '../icon.js';
import { signOut, useMe } from '../session.js';
import { changeSettings, useSettings } from '../settings.js';
import { useText } from '../text/index.js';

/** The signed-in person's own menu: language, light or dark, keys, sign out. */
export function Account() {
  const text = useText();
  const me = useMe();
  const now = useSettings();
  const choice = (on: boolean) => (on ? <Icon name="ok" /> : <span style={{ width: 16 }} />);
  return (
    <Menu position="bottom-end" withinPortal width={230} shadow="md" closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className="btn quiet b" aria-label={text.frame.account(me.name)}>
          {shortName(me.name)}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {me.name}
          <br />
          {me.roles.map((role) => text.roles[role]).join(', ')}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{text.frame.language}</Menu.Label>
        {(['sv', 'en'] as const).map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            role="menuitemradio"
            aria-checked={now.language === language}
            leftSection={choice(now.language === language)}
            onClick={() => changeSettings({ language })}
          >
            {language === 'sv' ? 'Svenska' : 'English'}
          </Menu.Item>
        ))}
        <Menu.Label>{text.frame.theme}</Menu.Label>
        {(['auto', 'light', 'dark'] as const).map((theme) => (
          <Menu.Item
            key={theme}
            role="menuitemradio"
            aria-checked={now.theme === theme}
            leftSection={choice(now.theme === theme)}
            onClick={() => changeSettings({ theme })}
          >
            {text.frame.themes[theme]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          role="menuitemcheckbox"
          aria-checked={now.singleKeys}
          leftSection={choice(now.singleKeys)}
          onClick={() => changeSettings({ singleKeys: !now.singleKeys })}
        >
          {text.frame.singleKeys}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item title={text.signIn.outWarning} onClick={() => void signOut()}>
          {text.signIn.out}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** "Maria Lindqvist" → "Maria L." */
const shortName = (name: string) => name.replace(/^(\S+).*\s(\S)\S*$/u, '$1 $2.');
