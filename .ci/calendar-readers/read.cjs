// ical.js reads the calendars of a folder; it has to find every session of the plan beside each, at its time. Instants are those that
// read.py wrote down.
'use strict';
const fs = require('fs');
const path = require('path');
const loaded = require('ical.js');
const ICAL = loaded.default || loaded;

const faults = [];
const folder = process.argv[2];
const names = fs.readdirSync(folder).filter((name) => name.endsWith('.ics')).map((name) => name.slice(0, -4));
const fault = (name, text) => faults.push(`${name}: ical.js ${text}`);

function read(name) {
    const text = fs.readFileSync(path.join(folder, `${name}.ics`), 'utf8');
    const plan = JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'));
    const flags = fs.readFileSync(path.join(folder, `${name}.args`), 'utf8').split('\n');
    const value = (flag) => (flags.includes(flag) ? flags[flags.indexOf(flag) + 1] : undefined);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
    const isWalk = (event) => flags.includes('--walks') && event.summary.startsWith('Walk (');
    const sessions = events.filter((event) => !event.isRecurring() && !isWalk(event));
    const walks = events.filter(isWalk).map((event) => event.startDate.toString());
    for (const week of flags.includes('--walks') ? plan.weeks : []) {
        const found = walks.filter((date) => week.days.some((day) => day.date === date));
        if (new Set(found).size !== week.walk.days) fault(name, `finds walks on ${found}`);
    }
    const time = value('--time');
    const instants = JSON.parse(fs.readFileSync(path.join(folder, `${name}.instants`), 'utf8'));
    const wanted = [];
    for (const week of plan.weeks) for (const day of week.days) for (const session of day.sessions) {
        const minutes = Math.ceil(session.seconds / 60);
        wanted.push([`${session.title} (${minutes} min)`, time ? instants.sessions[wanted.length] : day.date, time ? minutes * 60 : 86400]);
    }
    if (plan.status === 'refused') wanted.push(['No exercise for now', plan.profile.start, 86400]);
    if (sessions.length !== wanted.length) fault(name, `finds ${sessions.length} sessions, not ${wanted.length}`);
    sessions.forEach((event, index) => {
        const start = event.startDate.isDate ? event.startDate.toString() : event.startDate.toUnixTime();
        const found = [event.summary, start, event.endDate.subtractDate(event.startDate).toSeconds()];
        if (JSON.stringify(found) !== JSON.stringify(wanted[index])) fault(name, `finds ${found}, not ${wanted[index]}`);
        if (!event.startDate.isDate && event.startDate.zone.tzid !== 'UTC') fault(name, `finds the zone ${event.startDate.zone.tzid}`);
    });
    const uids = new Set(events.map((event) => event.uid));
    if (uids.size !== events.length || uids.has(null)) fault(name, 'finds UIDs missing or twice');
    if (events.some((event) => !event.component.getFirstPropertyValue('dtstamp'))) fault(name, 'finds no DTSTAMP');
    const breaks = [];
    for (const event of events.filter((event) => event.isRecurring())) {
        const all = event.iterator();
        for (let next = all.next(); next; next = all.next()) breaks.push(next.toUnixTime());
    }
    breaks.sort((one, other) => one - other);
    if (breaks.join() !== instants.breaks.join()) fault(name, `finds ${breaks.length} breaks, not ${instants.breaks.length}, or at other times`);
    return events.length;
}

if (!names.length) fault(folder, 'finds no calendars');
let events = 0;
for (const name of names) {
    try {
        events += read(name);
    } catch (error) {
        fault(name, `fails: ${error}`);
    }
}
faults.slice(0, 40).forEach((text) => console.error(text));
console.log(`ical.js: ${names.length} calendars, ${events} events read, ${faults.length} faults`);
process.exit(faults.length ? 1 : 0);
