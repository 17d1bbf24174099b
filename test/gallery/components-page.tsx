import { useState } from 'react'
import { Button } from '#renderer/ui/button.tsx'
import { Checkbox, RadioChoice, Switch } from '#renderer/ui/checkbox.tsx'
import { Flag } from '#renderer/ui/flag.tsx'
import { KeyCap } from '#renderer/ui/key-cap.tsx'
import { ListName, MarginHead, MarginList, MarginRow } from '#renderer/ui/margin-list.tsx'
import { Mark, MarkKey } from '#renderer/ui/mark.tsx'
import { Notice } from '#renderer/ui/notice.tsx'
import { NumberField } from '#renderer/ui/number-field.tsx'
import { PasswordField } from '#renderer/ui/password-field.tsx'
import { Progress } from '#renderer/ui/progress.tsx'
import { SearchField } from '#renderer/ui/search-field.tsx'
import { SelectField } from '#renderer/ui/select-field.tsx'
import { EmptyPage } from '#renderer/ui/seyes-page.tsx'
import { StatusChip } from '#renderer/ui/status-chip.tsx'
import { TextArea } from '#renderer/ui/text-area.tsx'
import { TextField } from '#renderer/ui/text-field.tsx'
import { Ticks } from '#renderer/ui/ticks.tsx'

function Marks() {
  return (
    <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
      <MarkKey look="rouge" letter="A" word="Absent" />
      <MarkKey look="ocre" letter="R" word="Retard" />
      <MarkKey look="prune" letter="D" word="Départ" />
      <MarkKey look="canard" letter="I" word="Infirmerie" />
      <MarkKey look="gris" letter="E" word="Exclu" />
      <MarkKey look="gris-outline" letter="O" word="Oubli" />
      <MarkKey look="encre" letter="N" word="Noter" />
      <Flag isCare>PAI</Flag>
      <Flag>PAP</Flag>
      <KeyCap chord="Ctrl+Enter" />
      <KeyCap chord="ArrowUp" />
    </div>
  )
}

function Rows() {
  return (
    <MarginList aria-label="Rangées" rowHeight={30}>
      <MarginHead>Sans nouvelle · 3</MarginHead>
      <MarginRow margin={<Mark look="empty" />} hint="survol">
        <ListName familyName="Guérineau" givenName="Zélie" />
      </MarginRow>
      <MarginRow
        isSelected
        margin={<Mark look="ocre" letter="R" />}
        tone="ocre"
        hint="choisi"
        value="7 min"
        waitsHere="Enregistré ici"
      >
        <ListName familyName="Kowalczyk" givenName="Hanna" />
        <Flag isCare>PAI</Flag>
      </MarginRow>
      <MarginRow
        tabIndex={0}
        margin={<Mark look="rouge" letter="A" />}
        tone="rouge"
        value="absent"
        detail="Depuis lundi"
      >
        <ListName familyName="Diallo" givenName="Ousseynou" />
      </MarginRow>
    </MarginList>
  )
}

function Fields() {
  const [text, setText] = useState('Bon trimestre.')
  const [count, setCount] = useState<number | null>(7)
  return (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 12 }}>
      <TextField
        label="Identifiant"
        value="k.lemaire"
        onChange={setText}
        error="Ce nom et ce mot de passe ne vont pas ensemble."
      />
      <PasswordField label="Mot de passe" value="secret" onChange={setText} />
      <NumberField label="Minutes" value={count} onChange={setCount} />
      <SelectField
        label="Poste"
        value="desk"
        choices={[{ value: 'desk', label: 'Bureau de la vie scolaire' }]}
        onChange={setText}
      />
      <SearchField label="Chercher un élève" value={text} onChange={setText} />
      <div>
        <Checkbox label="Montrer les absents de l’heure précédente" isChecked onChange={() => setText('')} />
        <Switch label="Lettres seules" help="Se coupe ici" isChecked onChange={() => setText('')} />
      </div>
      <TextArea label="Observation" value={text.padEnd(40, ' oui')} max={30} onChange={setText} rows={3} />
      <RadioChoice
        label="Thème"
        value="a"
        choices={[
          { value: 'a', label: 'Papier' },
          { value: 'b', label: 'Ardoise' },
        ]}
        onChange={setText}
      />
    </div>
  )
}

function Column({ theme }: { readonly theme: 'papier' | 'ardoise' }) {
  return (
    <div
      data-theme={theme}
      style={{
        flex: 1,
        padding: 16,
        background: 'var(--papier)',
        color: 'var(--texte)',
        display: 'grid',
        gap: 10,
        alignContent: 'start',
      }}
    >
      <Marks />
      <div style={{ display: 'flex', gap: 12 }}>
        <StatusChip status="done">Fait</StatusChip>
        <StatusChip status="doing">En cours</StatusChip>
        <StatusChip status="missing">Manque</StatusChip>
        <StatusChip status="announced">J – 3</StatusChip>
        <StatusChip status="here">Ici</StatusChip>
        <StatusChip status="portal">Au serveur</StatusChip>
      </div>
      <div style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
        <Button look="primary" chord="Ctrl+Enter">
          Terminer
        </Button>
        <Button chord="Ctrl+Z">Annuler</Button>
        <Button look="danger">Écarter</Button>
        <Button closedBecause="dès le vendredi 20 novembre">Viser</Button>
      </div>
      <div style={{ display: 'flex', gap: 16 }}>
        <Progress words="21 élèves sur 34" done={21} total={34} />
        <Ticks states={['done', 'done', 'done', 'doing', 'missing', 'todo']} />
      </div>
      <Rows />
      <Fields />
      <Notice tone="ocre" status="warning" title="Deux élèves mis de côté">
        À décider par une personne.
      </Notice>
      <EmptyPage title="Personne à joindre" isFull={false}>
        Les absences sans nouvelle de 9 h arriveront ici.
      </EmptyPage>
    </div>
  )
}

/** Everything of ui, in both themes. */
export function ComponentsPage() {
  return (
    <div style={{ display: 'flex', minHeight: '100%', overflow: 'auto' }}>
      <Column theme="papier" />
      <Column theme="ardoise" />
    </div>
  )
}
