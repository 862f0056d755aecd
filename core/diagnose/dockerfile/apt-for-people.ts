import type { Finding, Rule } from '../rule.ts';
import { readAptCommand } from './apt-command.ts';

/** `apt` is made for people and says so itself: its output and options change. */
export const aptForPeople: Rule = {
  code: 'dockerfile-apt-for-people',
  severity: 'info',
  find({ commands }) {
    return commands.flatMap((command): Finding[] => {
      const apt = readAptCommand(command);
      const place = command.places[0];
      if (
        apt?.program !== 'apt' ||
        !place ||
        !/^(?:install|update|upgrade|remove|purge|autoremove)$/.test(apt.action)
      ) {
        return [];
      }
      const isPlaced = place.text === 'apt' && place.range.end - place.range.start === 'apt'.length;
      const edits = isPlaced ? [{ range: place.range, text: 'apt-get' }] : undefined;
      return [{ section: 'dockerfile', range: command.range, ...(edits && { edits }) }];
    });
  },
};
