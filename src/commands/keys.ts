import { type Command, type KeyWork, UsageError, type World } from './command.ts'

type Deed = (keys: KeyWork, world: World) => Promise<number>

const copy: Deed = async (keys, { say }) => {
  const copied = await keys.copy()
  if (!copied) {
    say('KEYS_BACKUP_DIR is not set, so there is no place for a copy (docs/keys-and-forgetting.md).')
    return 1
  }
  say(`Copied ${copied.lockers} lockers, as ${copied.day}. Copies are kept for ${copied.days} days.`)
  return 0
}

const rotate: Deed = async (keys, { say, note }) => {
  if (await keys.inUse()) {
    say('A bot is running with this vault. Stop it first, and every other bot that mounts the same KEYS_DIR.')
    return 1
  }
  note('Wrapping every locker anew. If this is broken off, run it again with the same two keys …')
  const { lockers, keyIn } = await keys.rotate()
  say(`Done: ${lockers} lockers open with the new key, and with no other.`)
  say(
    keyIn === 'environment'
      ? 'Put the new key in MASTER_KEY, take MASTER_KEY_NEW away, and start the bot.'
      : `The new key is in ${keyIn}. Start the bot.`,
  )
  say(
    'Copies of the vault from before open with the old key. If that one leaked, remove them, and make a new copy.',
  )
  return 0
}

const deeds: Readonly<Record<string, Deed>> = { backup: copy, rotate }

/** Looks after the keys of the vault. */
export const keys: Command = {
  usage: 'keys backup|rotate',
  does: 'copies the vault to KEYS_BACKUP_DIR, or changes MASTER_KEY for MASTER_KEY_NEW (docs/keys-and-forgetting.md)',
  run: async ([word = '', ...more], world) => {
    const deed = Object.hasOwn(deeds, word) ? deeds[word] : undefined
    if (!deed || more.length > 0) throw new UsageError('Say keys backup or keys rotate.')
    if (!world.keys) throw new Error('a world without keys')
    return deed(world.keys, world)
  },
}
