// fhir holds the bundles of a folder to the codes of R4. Only categories, exercises and doses may have codes that it does not know: each of
// a system that says whose they are. The codes of timings it passes over; records.py holds those.
'use strict';
const fs = require('fs');
const path = require('path');
const { Fhir } = require('fhir');

const fhir = new Fhir();
const faults = [];
const folder = process.argv[2];
const OWN = [
    'https://backplan.invalid/exercise',
    'https://backplan.invalid/dose',
    'http://hl7.org/fhir/us/core/CodeSystem/careplan-category',
    'http://hl7.org/fhir/us/physical-activity/CodeSystem/pa-temporary-codes',
];
const UNKNOWN = [/^Value set "[^"]+" could not be found\.$/, /^Code "[^"]+" \(([^)]+)\) not found in value set$/];

/** What is wrong with a bundle, but for codes that are another's to know. */
function wrong(bundle) {
    const { valid, messages } = fhir.validate(bundle, { errorOnUnexpected: true });
    const known = ({ severity, message }) => {
        const system = UNKNOWN[1].exec(message);
        const other = system ? OWN.includes(system[1]) : UNKNOWN[0].test(message);
        return other && (severity === 'info' || severity === 'warning');
    };
    const told = messages.filter((message) => !known(message)).map(({ location, message }) => `${location}: ${message}`);
    return valid ? told : [`not valid`, ...told];
}

const names = fs.readdirSync(folder).filter((name) => name.endsWith('.fhir.json'));
const read = (name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8'));
for (const name of names) faults.push(...wrong(read(name)).map((fault) => `${name}: ${fault}`));

// A reader that finds nothing wrong proves nothing.
const spoils = {
    'a status that is none': ([plan]) => { plan.status = 'begun'; },
    'an intent that is none': ([plan]) => { plan.intent = 'wish'; },
    'a state of a goal that is none': ([, goal]) => { goal.lifecycleStatus = 'hoped'; },
    'a request without an intent': (all) => { delete all[all.length - 1].intent; },
    'a kind of bundle that is none': (all, bundle) => { bundle.type = 'plan'; },
};
for (const [what, spoil] of Object.entries(spoils)) {
    const bundle = read('week.fhir.json');
    spoil(bundle.entry.map((entry) => entry.resource), bundle);
    if (!wrong(bundle).length) faults.push(`fhir lets pass ${what}`);
}
faults.forEach((fault) => console.error(fault));
console.log(`records: ${names.length} bundles read by fhir`);
process.exit(names.length && !faults.length ? 0 : 1);
