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
    for (const part of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(part);
    const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
    const isWalk = (event) => flags.includes('--walks') && event.summary.startsWith('Walk (');
    const sessions = events.filter((event) => !event.isRecurring() && !isWalk(event));
    const walks = events.filter(isWalk).map((event) => event.startDate.toString());
    for (const week of flags.includes('--walks') ? plan.weeks : []) {
        const found = walks.filter((date) => week.days.some((day) => day.date === date));
        if (new Set(found).size !== week.walk.days) fault(name, `finds walks on ${found}`);
    }
    const time = value('--time');
    const zone = plan.weeks.length ? value('--tz') : undefined;
    const instants = zone ? JSON.parse(fs.readFileSync(path.join(folder, `${name}.instants`), 'utf8')) : [];
    const wanted = [];
    for (const week of plan.weeks) for (const day of week.days) for (const session of day.sessions) {
        const minutes = Math.ceil(session.seconds / 60);
        wanted.push([`${session.title} (${minutes} min)`, time ? `${day.date}T${time}:00` : day.date, time ? minutes * 60 : 86400]);
    }
    if (plan.status === 'refused') wanted.push(['No exercise for now', plan.profile.start, 86400]);
    if (sessions.length !== wanted.length) fault(name, `finds ${sessions.length} sessions, not ${wanted.length}`);
    sessions.forEach((event, index) => {
        const found = [event.summary, event.startDate.toString(), event.endDate.subtractDate(event.startDate).toSeconds()];
        if (JSON.stringify(found) !== JSON.stringify(wanted[index])) fault(name, `finds ${found}, not ${wanted[index]}`);
        if (zone && event.startDate.zone.tzid !== zone) fault(name, `finds the zone ${event.startDate.zone.tzid}`);
        if (zone && event.startDate.toUnixTime() !== instants[index]) fault(name, `finds another instant of ${found}`);
    });
    const uids = new Set(events.map((event) => event.uid));
    if (uids.size !== events.length || uids.has(null)) fault(name, 'finds UIDs missing or twice');
    if (events.some((event) => !event.component.getFirstPropertyValue('dtstamp'))) fault(name, 'finds no DTSTAMP');
    const weekdays = plan.weeks.flatMap((week) => week.days).filter((day) => !['sat', 'sun'].includes(day.weekday));
    let breaks = 0;
    for (const event of events.filter((event) => event.isRecurring())) {
        const all = event.iterator();
        const dates = [];
        for (let next = all.next(); next; next = all.next()) dates.push(next.toString().slice(0, 10));
        if (dates.join() !== weekdays.map((day) => day.date).join()) fault(name, `finds breaks on ${dates}`);
        breaks += dates.length;
    }
    if (breaks !== (flags.includes('--desk-breaks') ? 11 * weekdays.length : 0)) fault(name, `finds ${breaks} breaks`);
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
