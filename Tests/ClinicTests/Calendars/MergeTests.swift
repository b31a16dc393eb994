import CivilTime
import Clinic
import ClinicStore
import Foundation
import Planner
import Testing

/// Calendar programs that import one export over the other, made of parsers that nobody here wrote.
private enum OutsideMerge {
    static let script = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("merge.py")
    static var python: String { ProcessInfo.processInfo.environment["PHYSIO_ICS_PYTHON"] ?? "" }
    static var isHere: Bool { FileManager.default.isExecutableFile(atPath: python) }
    /// In CI they must be there, and the tests fail where they are not.
    static var mustRun: Bool { ProcessInfo.processInfo.environment["CI"] == "true" }

    /// What the script tells about exports, the oldest first, beside the diary.
    static func check(_ exports: [[UInt8]], _ diary: String) throws -> (status: Int32, told: String)
    {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("physio-merge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var files = [folder.appendingPathComponent("diary")]
        try Data(diary.utf8).write(to: files[0])
        for (number, bytes) in exports.enumerated() {
            files.append(folder.appendingPathComponent("\(number).ics"))
            try Data(bytes).write(to: files[number + 1])
        }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [script.path] + files.map(\.path)
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let told = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: told, as: UTF8.self))
    }
}

/// A plan that is moved, cancelled, repaired and undone, with an export before, between and after.
private struct ChangedPlan {
    let world: LivingFixture
    let moved: Session
    let cancelled: Session
    let reassigned: Session
    private(set) var exports: [CalendarSubject: [[UInt8]]] = [:]
    /// Sessions that were the left therapist's when a calendar went out.
    private var seen: Set<ID<Session>> = []
    /// Whose session is reassigned.
    var left: ID<Therapist> { reassigned.details.therapist }
    var subjects: [CalendarSubject] { [.patient(ID(1)), .plan(ID(1)), .clinic, .therapist(left)] }

    init() throws {
        world = try LivingFixture()
        let all = try world.sessions()
        let last = try #require(all.last)
        (moved, cancelled, reassigned) = (all[0], all[3], last)
        try export(at: "08:05")
        let place = try #require(try clinic("08:10").options(for: moved, count: 1).first)
        _ = try clinic("08:10").move(moved, MoveInput(to: "\(place.start)", scope: .only))
        _ = try clinic("08:20").cancel(cancelled, CancelInput(reason: "sick", scope: .only))
        let day = reassigned.details.start.day
        _ = try clinic("08:30").recordAbsence(
            of: world.clinic.therapist(named: "\(reassigned.details.therapist)"),
            from: "\(day - 7)", to: "\(day + 7)", reason: nil)
        let repair = try clinic("08:40").repair(apply: true)
        #expect(repair.lines(.reassigned).contains { $0.before.id == last.id })
        let away = try #require(try clinic("08:50").options(for: all[1], count: 1).first)
        _ = try clinic("08:50").move(all[1], MoveInput(to: "\(away.start)", scope: .only))
        _ = try clinic("08:55").cancel(all[2], CancelInput(reason: "work", scope: .only))
        try export(at: "09:00")
        _ = try clinic("09:10").undo()
        _ = try clinic("09:20").undo()
        #expect(try world.session(all[1].id).details.start == all[1].details.start)
        #expect(try world.session(all[2].id).status == .booked)
        try export(at: "09:30")
        try world.expectSound()
    }

    func clinic(_ time: String) -> Clinic { world.test.at("2026-11-30T\(time)") }

    private mutating func export(at time: String) throws {
        seen.formUnion(try world.sessions(of: left))
        for subject in subjects {
            exports[subject, default: []].append(
                try clinic(time).exportCalendar(of: subject, privacy: "full").bytes)
        }
    }

    /// The patient's export of today, with the event of a session written otherwise.
    func patientExports(
        _ session: Session, _ edit: (String) -> String
    ) throws -> [[UInt8]] {
        var all = try #require(exports[.patient(ID(1))])
        let newest = String(decoding: all.removeLast(), as: UTF8.self)
        let parts = newest.components(separatedBy: "BEGIN:VEVENT\r\n")
        let edited = parts.dropFirst().map { part -> String in
            let event = part.components(separatedBy: "END:VEVENT\r\n")
            let whole = "BEGIN:VEVENT\r\n\(event[0])END:VEVENT\r\n"
            let isIt = part.contains("UID:\(session.uid)\r\n")
            return (isIt ? edit(whole) : whole) + event.dropFirst().joined()
        }
        let text = parts[0] + edited.joined()
        #expect(text != newest)
        return all + [Array(text.utf8)]
    }

    /// A line for each session, as the script reads them; for the left therapist what that one ever had, and
    /// cancelled what went to others.
    func diary(of subject: CalendarSubject = .clinic) throws -> String {
        let isTherapists = subject == .therapist(left)
        let all = try world.clinic.sessions(plan: world.plan.id)
        return try all.filter { !isTherapists || seen.contains($0.id) }.map { session in
            let start = try #require(world.clinic.zone.first(session.details.start)).minute
            let isGone = isTherapists && session.details.therapist != left
            let state = session.status.isLive && !isGone ? "live" : "cancelled"
            return "\(session.uid)\t\(state)\t\(start)\t\(start + session.details.minutes)\t"
                + "\(session.sequence)\n"
        }.joined()
    }
}

extension LivingFixture {
    fileprivate func sessions(of therapist: ID<Therapist>) throws -> [ID<Session>] {
        try clinic.sessions(plan: plan.id).filter { $0.details.therapist == therapist }.map(\.id)
    }
}

@Suite(
    "Exports over older ones, in parsers that nobody here wrote",
    .enabled(
        if: OutsideMerge.isHere || OutsideMerge.mustRun,
        "needs PHYSIO_ICS_PYTHON with icalendar, vobject, ics and ical"))
struct MergeTests {
    @Test("an export over an older one makes no duplicate, loses nothing, and is the diary")
    func merged() throws {
        try #require(OutsideMerge.isHere, "CI=true, but PHYSIO_ICS_PYTHON is missing")
        let plan = try ChangedPlan()
        defer { plan.world.remove() }
        let now = try [plan.moved, plan.cancelled, plan.reassigned].map {
            try plan.world.session($0.id)
        }
        #expect(now.map(\.sequence) == [1, 1, 1])
        #expect(now[0].details.start != plan.moved.details.start)
        #expect(now[1].status == .cancelled)
        #expect(now[2].details.therapist != plan.reassigned.details.therapist)
        for subject in plan.subjects {
            let exports = try #require(plan.exports[subject])
            for chosen in [exports, [exports[0], exports[2]], [exports[1], exports[2]]] {
                let (status, told) = try OutsideMerge.check(chosen, plan.diary(of: subject))
                #expect(status == 0, "\(told)")
                #expect(told.hasPrefix("parsers 4 ") && told.contains(" broken 0"), "\(told)")
            }
        }
    }

    @Test("each fault that an export could have is found by the parsers")
    func faults() throws {
        try #require(OutsideMerge.isHere, "CI=true, but PHYSIO_ICS_PYTHON is missing")
        let plan = try ChangedPlan()
        defer { plan.world.remove() }
        let (moved, cancelled) = (plan.moved, plan.cancelled)
        let faults: [(code: String, session: Session, edit: (String) -> String)] = [
            ("sequence", moved, { $0.replacing("SEQUENCE:1\r\n", with: "SEQUENCE:0\r\n") }),
            ("lost", moved, { $0.replacing("UID:\(moved.uid)\r\n", with: "UID:another\r\n") }),
            ("diary", moved, { $0.replacing("UID:\(moved.uid)\r\n", with: "UID:another\r\n") }),
            ("lost", cancelled, { _ in "" }),
            ("diary", cancelled, { $0.replacing("CANCELLED", with: "CONFIRMED") }),
            ("twice", moved, { $0 + $0.replacing("SEQUENCE:1", with: "SEQUENCE:2") }),
            (
                "together", moved,
                { $0 + $0.replacing("UID:\(moved.uid)\r\n", with: "UID:another\r\n") }
            ),
            ("order", moved, { $0.replacing("CONFIRMED", with: "CANCELLED") }),
        ]
        for fault in faults {
            var exports = try plan.patientExports(fault.session, fault.edit)
            // Only the one between tells of the move as the newest does.
            if fault.code != "order" { exports.remove(at: 1) }
            let (status, told) = try OutsideMerge.check(exports, plan.diary())
            #expect(status == 1, "\(told)")
            // ics itself keeps but one of two events with the same UID.
            let others = fault.code == "twice" ? [] : ["ics"]
            for parser in ["icalendar", "vobject", "ical"] + others {
                #expect(told.contains("\(fault.code) \(parser) "), "\(fault.code) \(told)")
            }
        }
    }
}
