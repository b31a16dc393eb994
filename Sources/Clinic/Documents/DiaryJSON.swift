package import CivilTime
package import Planner

extension Room: Documented {
    package var json: JSON {
        [
            "id": .text(id), "name": .string(name), "capacity": .integer(capacity),
            "buffer": .integer(buffer), "active": .bool(isActive),
        ]
    }
}

extension Therapist: Documented {
    package var json: JSON {
        [
            "id": .text(id), "name": .string(name), "hours": .text(hours),
            "skills": .texts(skills), "maxPerDay": .optional(maxPerDay),
            "buffer": .optional(buffer), "email": .text(email),
            "active": .bool(isActive), "lastDay": .text(lastDay),
            "later": .array(
                later.map { ["from": .text($0.from), "hours": .text($0.hours)] as JSON }),
            "extra": .array(extra.map(\.json)),
        ]
    }
}

extension Absence: Documented {
    package var json: JSON {
        [
            "id": .text(id), "therapist": .text(therapist), "from": .text(span.start),
            "to": .text(span.end), "reason": .text(reason),
        ]
    }
}

extension ClinicSettings: Documented {
    package var json: JSON {
        var json = usual
        if !authorisedLost.isEmpty {
            json = json.adding(["authorisedLost": .texts(authorisedLost.map(\.rawValue).sorted())])
        }
        return videoLink.map { json.adding(["videoLink": .string($0)]) } ?? json
    }

    private var usual: JSON {
        [
            "name": .string(name), "timeZone": .string(timeZone), "hours": .text(hours),
            "closedDays": .texts(closedDays),
            "closedTimes": .array(closedTimes.map(\.json)), "holidays": .text(holidays),
            "openTimes": .array(openTimes.map(\.json)), "phone": .text(phone),
            "address": .text(address),
            "email": .text(email), "jurisdiction": .string(jurisdiction.rawValue),
            "screeningDays": .integer(screeningDays), "buffer": .integer(buffer),
            "longestGapWeeks": .integer(longestGap),
            "doseLost": .texts(doseLost.map(\.rawValue).sorted()),
            "weights": .object(
                placementWeights.map { JSON.Member(key: $0.name, value: .integer($0.value)) }),
        ]
    }
}

extension Session {
    /// Local times in the clinic's zone, and the UTC instants derived from them.
    ///
    /// `trouble` is why it cannot or must not stand as it is.
    package func json(in zone: ZoneRules, trouble: [JSON] = []) -> JSON {
        let json = single(in: zone, trouble: trouble)
            .adding(["class": .text(details.seat?.groupClass)])
        return details.series.map { json.adding(["series": .text($0.first)]) } ?? json
    }

    private func single(in zone: ZoneRules, trouble: [JSON]) -> JSON {
        [
            "id": .text(id), "uid": .string(uid), "plan": .text(details.plan),
            "patient": .text(details.patient), "therapist": .text(details.therapist),
            "room": .text(details.room), "mode": .string(details.mode.rawValue),
            "kind": .string(details.kind.rawValue),
            "title": .string(details.title), "date": .text(details.start.day),
            "start": .text(details.start.time), "end": .text(details.end.time),
            "endDate": .text(details.end.day),
            "timeZone": .string(zone.identifier), "startUTC": .text(zone.first(details.start)),
            "endUTC": .text(details.span.flatMap(zone.end)), "status": .string(status.rawValue),
            "sequence": .integer(sequence), "phase": .text(details.phaseName),
            "number": .optional(details.series?.number ?? details.number),
            "of": .optional(details.series?.of ?? details.of),
            "makesUp": .text(details.makesUp), "noticeMinutes": .optional(notice),
            "despite": details.exception.map {
                ["rules": .texts($0.rules), "reason": .string($0.reason)]
            } ?? .null,
            "reason": .text(reason), "note": .text(details.note), "text": .text(details.text),
            "declined": .bool(isDeclined),
            "trouble": .array(trouble),
            "tasks": .array(
                details.tasks.map {
                    [
                        "kind": .string($0.kind.rawValue), "title": .string($0.title),
                        "minutes": .integer($0.minutes), "week": .optional($0.week),
                        "measures": .texts($0.measures),
                    ]
                }),
        ]
    }
}

extension ZoneRules {
    /// The only or the earlier instant of a local time; `nil` in a gap.
    package func first(_ local: LocalTime) -> Moment? {
        switch resolve(local) {
        case .once(let moment): moment
        case .twice(let earlier, _): earlier
        case .never: nil
        }
    }
}

extension StoredPlan {
    package func json(
        sessions: [JSON], dose: DoseLedger? = nil, live: LiveFindings? = nil
    ) -> JSON {
        [
            "id": .text(id), "patient": .text(details.patient),
            "cause": .string(details.pin.cause), "causeName": .string(details.pin.causeName),
            "templateVersion": .integer(details.pin.version),
            "templateHash": .string(details.pin.contentHash),
            "side": .text(details.side?.rawValue), "status": .string(status.rawValue),
            "start": .text(details.start), "end": .text(details.end),
            "author": .string(author), "created": .text(created),
            "phases": .array(details.phases.map(\.json)), "dose": dose?.json ?? .null,
            "sessions": .array(sessions),
            "routines": .array(details.routines.filter { !$0.isWithdrawn }.map(\.json)),
            "milestones": .array(details.milestones.map(\.json)),
            "medicines": .array(details.medicines.map { $0.json(live) }),
            "findings": .array(live.map { $0.lines.map(\.json) } ?? details.findings.map(\.json)),
            "screening": .text(details.screening), "assessment": .text(details.assessment),
            "pauses": .array(rests.map(\.json)),
            "discharge": discharge.map {
                [
                    "date": .text($0.day), "reason": .string($0.reason),
                    "summary": .texts($0.summary.split(separator: "\n")),
                ]
            } ?? .null,
        ]
    }
}

extension PlanPause: Documented {
    package var json: JSON {
        [
            "from": .text(first), "to": .text(last), "days": .integer(days),
            "reason": .text(reason),
        ]
    }
}

extension PlannedPhase: Documented {
    package var json: JSON {
        doseFrom.map { asNow.adding(["doseFrom": .text($0)]) } ?? asNow
    }

    private var asNow: JSON {
        [
            "name": .string(name), "goal": .string(goal), "from": .text(firstDay),
            "to": .text(lastDay), "weeks": .integer(weeks), "sessions": .integer(sessions),
            "sessionsPerWeek": .number(sessionsPerWeek), "minutes": .integer(minutes),
            "minDaysBetween": .integer(minDaysBetween),
            "exercises": .array(exercises.map(\.json)), "leftOut": .array(leftOut.map(\.json)),
        ]
    }
}

extension PlannedExercise: Documented {
    package var json: JSON {
        [
            "name": .string(name), "dose": .string(dose), "progression": .text(progression),
            "evidence": .string(evidence), "exercise": .text(exercise), "limits": .texts(limits),
            "prescribed": .text(prescribed?.label), "rules": .texts(rules),
        ]
    }
}

extension Routine: Documented {
    package var json: JSON {
        [
            "uid": .string(uid), "kind": .string(kind.rawValue), "title": .string(title),
            "detail": .string(detail), "from": .text(firstDay),
            "to": lastDay == .last ? .null : .text(lastDay), "rhythm": rhythm.json,
            "daysPerWeek": .integer(daysPerWeek), "timesPerDay": .integer(timesPerDay),
            "proposed": .bool(isProposed), "times": .texts(times),
            "medicine": .text(medicine),
        ]
    }
}

extension Milestone: Documented {
    package var json: JSON {
        [
            "uid": .string(uid), "kind": .string(kind.rawValue), "date": .text(day),
            "title": .string(title), "medicine": .text(course?.medicine), "rule": .text(rule),
            "measures": .texts(measures),
        ]
    }
}

extension PlannedMedicine: Documented {
    package var json: JSON { json(nil) }

    /// `live` tells what keeps it from being begun or gone on with today.
    package func json(_ live: LiveFindings?) -> JSON {
        [
            "blocked": .texts(
                status == .stopped ? [] : (live?.blocking(medicine) ?? []).map(\.finding.rule)),
            "id": .string(medicine), "name": .string(name), "line": .integer(line),
            "dose": .string(dose), "course": .integer(number),
            "steps": .array(
                ((try? DoseSchedule(parsing: dose))?.steps(from: firstDay, through: lastDay) ?? [])
                    .map(\.json)),
            "from": .text(firstDay), "stop": .text(lastDay),
            "review": .text(reviewDay), "status": .string(status.rawValue),
            "prescriber": .text(prescriber), "decided": .text(decidedDay),
            "stopReason": .text(stopReason), "evidence": .string(evidence),
        ]
    }
}

extension Reason: Documented {
    package var json: JSON {
        [
            "line": .string(line), "subject": .string(subject), "included": .bool(isIncluded),
            "because": .string(because), "evidence": .string(evidence),
        ]
    }
}
