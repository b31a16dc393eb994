import CivilTime
import ClinicWords
import Foundation
import ICalendar
import Planner
import Testing

@testable import Clinic

/// The words of a plan's entries follow the facts of the day; calendars hear of it.
@Suite("What calendars were told of a plan")
struct ToldTextTests {
    /// One entry as a calendar has it.
    struct Entry: Hashable {
        var summary = ""
        var description = ""
        var status = ""
        var sequence = 0
        var revised = ""
        var rule = ""
        var first = ""

        var words: [String] { [summary, description, status, rule] }
    }

    /// The entries of the patient's calendar but the sessions, by UID.
    private func entries(_ clinic: Clinic, _ privacy: String = "full") throws -> [String: Entry] {
        let bytes = try clinic.exportCalendar(
            of: .patient(ID(1)), privacy: privacy, include: "routines,milestones"
        ).bytes
        let text = String(decoding: bytes, as: UTF8.self)
            .replacingOccurrences(of: "\r\n ", with: "")
        var entries: [String: Entry] = [:]
        for block in text.components(separatedBy: "BEGIN:VEVENT").dropFirst() {
            var entry = Entry()
            var uid = ""
            for line in block.components(separatedBy: "\r\n") {
                let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { continue }
                switch parts[0].split(separator: ";").first.map(String.init) {
                case "UID": uid = parts[1]
                case "SUMMARY": entry.summary = parts[1]
                case "DESCRIPTION": entry.description = parts[1]
                case "STATUS": entry.status = parts[1]
                case "SEQUENCE": entry.sequence = Int(parts[1]) ?? -1
                case "LAST-MODIFIED": entry.revised = parts[1]
                case "RRULE": entry.rule = parts[1]
                case "DTSTART": entry.first = String(parts[1].prefix(8))
                default: break
                }
            }
            entries[uid] = entry
        }
        return entries
    }

    /// That whatever says something else has a higher sequence and a later revision, and nothing else has.
    private func expectTold(
        _ before: [String: Entry], _ after: [String: Entry],
        _ location: SourceLocation = #_sourceLocation
    ) {
        for (uid, old) in before {
            // What was to come and is not there any more would stay in a calendar for ever.
            guard let new = after[uid] else {
                Issue.record("\(old.summary) vanished", sourceLocation: location)
                continue
            }
            if old.words == new.words {
                #expect(old.sequence <= new.sequence, sourceLocation: location)
            } else {
                #expect(old.sequence < new.sequence, "\(new)", sourceLocation: location)
                #expect(old.revised < new.revised, "\(new)", sourceLocation: location)
            }
        }
    }

    private func woman(_ cause: String) throws -> (test: TestClinic, patient: Patient) {
        let test = try TestClinic().staffed(2)
        let patient = try test.clinic.screenedPatient(
            "Jo",
            PatientInput(
                born: "1990-01-01", sex: "female", smokes: 0,
                facts: ["pregnant=no", "bp_systolic=120", "bp_diastolic=75"], conditions: ["none"]))
        _ = try test.clinic.startPlan(
            PlanInput(patient: patient, cause: cause, start: "2026-12-07"))
        return (test, patient)
    }

    @Test(
        "facts that change the exercises are told anew in every calendar that has them",
        arguments: ["nonspecific-back-pain", "hip-osteoarthritis", "sciatica"])
    func facts(_ cause: String) throws {
        let (test, patient) = try woman(cause)
        defer { test.remove() }
        let before = try entries(test.at("2026-12-08T08:00"))
        #expect(try entries(test.at("2026-12-08T09:00")) == before)
        let later = test.at("2026-12-09T08:00")
        let changed = try later.changePatient(
            patient, name: nil, PatientInput(facts: ["pregnant=yes", "gestation_weeks=30"]))
        let after = try entries(later)
        #expect(before != after)
        expectTold(before, after)
        let exercises = after.values.filter { $0.summary == "Home exercises" && !$0.rule.isEmpty }
        #expect(!exercises.isEmpty)
        #expect(exercises.contains { $0.description.contains("No lying flat on your back now") })

        let neutral = try entries(later, "neutral").values.map(\.description)
        #expect(neutral.contains { $0.contains("different for you now") })
        #expect(neutral.allSatisfy { !$0.contains("leak") && !$0.contains("flat on your back") })

        // What stops everything ends in the calendar, and is not only left out.
        let pressed = test.at("2026-12-10T08:00")
        _ = try pressed.changePatient(
            changed, name: nil, PatientInput(facts: ["bp_systolic=200", "bp_diastolic=120"]))
        let stopped = try entries(pressed)
        expectTold(after, stopped)
        let goingOn = stopped.values.filter {
            $0.summary == "Home exercises" && $0.status != "CANCELLED"
                && !($0.rule.contains("UNTIL=20261209") || $0.rule.contains("UNTIL=20261208"))
        }
        #expect(goingOn.isEmpty, "\(goingOn)")

        let well = test.at("2026-12-11T08:00")
        _ = try well.changePatient(
            changed, name: nil, PatientInput(facts: ["bp_systolic=120", "bp_diastolic=75"]))
        let again = try entries(well)
        expectTold(stopped, again)
        #expect(again.mapValues(\.words) == after.mapValues(\.words))
        #expect(try well.check().violations == [])
    }

    @Test("while the treatment is stopped every date to come says to ring first, and is back then")
    func stopped() throws {
        for privacy in ["full", "neutral"] {
            let (test, patient) = try woman("hip-osteoarthritis")
            defer { test.remove() }
            let before = try entries(test.at("2026-12-02T08:00"), privacy)
            let flagged = test.at("2026-12-03T08:00")
            _ = try flagged.screen(patient, flags: ["malignancy"])
            let stopped = try entries(flagged, privacy)
            expectTold(before, stopped)
            for entry in stopped.values where entry.first >= "20261203" {
                let rings = entry.summary.lowercased().contains("ring")
                #expect(rings || entry.status == "CANCELLED", "\(entry)")
                #expect(
                    entry.status == "CANCELLED" || entry.description.contains("ring the clinic"))
                #expect(!entry.description.lowercased().contains("malignancy"))
            }
            let upcoming = try flagged.upcoming(for: patient, days: 60)
            #expect(upcoming.told.dates.isEmpty == false)
            let closed = test.at("2026-12-05T08:00")
            _ = try closed.closeFlag("malignancy", of: patient, as: .referredCleared, note: nil)
            let again = try entries(closed, privacy)
            for (uid, entry) in stopped where again[uid] != nil {
                #expect(
                    again[uid]?.words == entry.words || (again[uid]?.sequence ?? 0) > entry.sequence
                )
            }
            #expect(again.values.allSatisfy { !$0.summary.lowercased().contains("ring") })
            let dates = before.filter { $0.value.rule.isEmpty }
            #expect(!dates.isEmpty)
            #expect(dates.allSatisfy { again[$0.key]?.words == $0.value.words })
        }
    }
}
