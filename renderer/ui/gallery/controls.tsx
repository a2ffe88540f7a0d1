import { Archive, Copy, LayoutGrid, MessageSquare, MoreHorizontal, Phone, Rows3, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../button.tsx';
import { Checkbox } from '../checkbox.tsx';
import { ContextMenu } from '../context-menu.tsx';
import { CopyButton } from '../copy-button.tsx';
import { Dialog } from '../dialog.tsx';
import { FormRow } from '../form-row.tsx';
import { IconButton } from '../icon-button.tsx';
import { Menu } from '../menu.tsx';
import { MenuGroup, MenuItem, MenuSeparator } from '../menu-parts.tsx';
import { PasswordField } from '../password-field.tsx';
import { Popover } from '../popover.tsx';
import { SearchField } from '../search-field.tsx';
import { Segmented } from '../segmented.tsx';
import { Select } from '../select.tsx';
import { Switch } from '../switch.tsx';
import { Tabs } from '../tabs.tsx';
import { TextArea } from '../text-area.tsx';
import { TextField } from '../text-field.tsx';
import { useToast } from '../toast.tsx';
import { Sample } from './sample.tsx';

function Choices() {
  const [box, setBox] = useState('mine');
  const [look, setLook] = useState('cards');
  const [tab, setTab] = useState('one');
  return (
    <Sample title="Segmented, tabs">
      <Segmented
        label="Box"
        value={box}
        onChange={setBox}
        options={[
          { value: 'waiting', label: 'Waiting', count: 2 },
          { value: 'mine', label: 'Mine', count: 4 },
          { value: 'closed', label: 'Closed' },
        ]}
      />
      <Segmented
        label="Look"
        value={look}
        onChange={setLook}
        options={[
          { value: 'cards', label: 'Cards', icon: LayoutGrid, iconOnly: true },
          { value: 'table', label: 'Table', icon: Rows3, iconOnly: true },
        ]}
      />
      <Tabs
        className="w-full"
        label="Person"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'one', label: 'Visit', panel: <p className="p-4">Pages of this visit</p> },
          { value: 'two', label: 'Company', count: 3, panel: <p className="p-4">Three people here</p> },
        ]}
      />
    </Sample>
  );
}

function Fields() {
  const [zone, setZone] = useState('lisbon');
  const [on, setOn] = useState(true);
  const [words, setWords] = useState('');
  return (
    <Sample title="Fields" column>
      <FormRow label="Name" hint="Visitors see it beside your messages.">
        <TextField defaultValue="Ana Moreira" />
      </FormRow>
      <FormRow label="E-mail" error="Write an e-mail address, such as ana@example.com.">
        <TextField type="email" defaultValue="ana@" />
      </FormRow>
      <FormRow label="Password">
        <PasswordField defaultValue="correct horse" />
      </FormRow>
      <FormRow label="Greeting">
        <TextArea defaultValue="Hi, what brings you here?" />
      </FormRow>
      <FormRow label="Time zone">
        <Select
          value={zone}
          onChange={setZone}
          options={[
            { value: 'lisbon', label: 'Lisbon' },
            { value: 'berlin', label: 'Berlin' },
            { value: 'tokyo', label: 'Tokyo', hint: '+9 hours' },
          ]}
        />
      </FormRow>
      <FormRow layout="beside" label="Sounds" hint="A short tone when an offer arrives.">
        <Switch checked={on} onChange={setOn} />
      </FormRow>
      <Checkbox checked={on} onChange={setOn}>
        Show the closed ones too
      </Checkbox>
      <SearchField label="Search people and companies" value={words} onChange={setWords} keys="/" />
    </Sample>
  );
}

function Floating() {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  return (
    <Sample title="Floating">
      <Menu trigger={<Button>Menu</Button>}>
        <MenuItem icon={UserPlus} keys="mod+shift+u" onSelect={() => {}}>
          Transfer
        </MenuItem>
        <MenuItem icon={Copy} keys="mod+b" onSelect={() => {}}>
          Copy link
        </MenuItem>
        <MenuGroup label="Done with it">
          <MenuItem icon={Archive} hint="The visitor may write again" onSelect={() => {}}>
            Close
          </MenuItem>
        </MenuGroup>
        <MenuSeparator />
        <MenuItem icon={Trash2} danger onSelect={() => {}}>
          Delete
        </MenuItem>
      </Menu>
      <Popover trigger={<Button>Popover</Button>} title="Why you">
        <p className="text-muted">You own this account, and you are available.</p>
      </Popover>
      <Button onClick={() => setOpen(true)}>Dialog</Button>
      <Button onClick={() => toast({ title: 'Meeting cancelled', action: { label: 'Undo', run: () => {} } })}>
        Toast
      </Button>
      <Button onClick={() => toast({ tone: 'wrong', title: 'Not saved', detail: 'The router did not answer.' })}>
        Wrong
      </Button>
      <ContextMenu items={<MenuItem onSelect={() => {}}>Copy</MenuItem>}>
        <span className="rounded-control bg-sunken px-3 py-1.5 text-muted">Right-click me</span>
      </ContextMenu>
      <CopyButton text="copied" />
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Cancel this meeting?"
        description="Maria Santos gets an e-mail, and the time is free again."
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button look="danger" onClick={() => setOpen(false)}>
              Cancel meeting
            </Button>
          </>
        }
      >
        <FormRow label="A word to Maria">
          <TextArea rows={2} />
        </FormRow>
      </Dialog>
    </Sample>
  );
}

export function Controls() {
  return (
    <>
      <Sample title="Buttons">
        <Button look="primary" keys="enter">
          Accept
        </Button>
        <Button keys="alt+shift+x">Decline</Button>
        <Button look="plain">Try now</Button>
        <Button look="danger">Delete</Button>
        <Button look="primary" busy>
          Saving
        </Button>
        <Button disabled icon={UserPlus}>
          Invite
        </Button>
        <Button size="small" icon={Copy}>
          Copy
        </Button>
        <Button size="large" look="primary">
          Sign in
        </Button>
        <IconButton icon={Phone} label="Call" keys="mod+shift+e" />
        <IconButton icon={MessageSquare} label="Chat" pressed />
        <IconButton icon={MoreHorizontal} label="More" size="small" />
      </Sample>
      <Choices />
      <Fields />
      <Floating />
    </>
  );
}
