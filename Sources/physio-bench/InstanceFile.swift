import CivilTime
import Foundation

/// `clinic-booking/1` as `../shared/scheduling/PROBLEM.md` defines it.
struct InstanceFile: Decodable {
    struct Horizon: Decodable {
        let start: String
        let weeks: Int
    }
    typealias Week = [String: [[String]]]
    struct Site: Decodable {
        let id: String
        let hours: Week
        let holidays: [String]
    }
    struct Therapist: Decodable {
        let id: String
        let site: String
        let skills: [String]
        let hours: Week
        let breaks: Week?
        let absences: [[String]]
        let max_per_day: Int
    }
    struct Resource: Decodable {
        let id: String
        let site: String
        let kind: String
        let capacity: Int
        let hours: Week?
    }
    struct Patient: Decodable {
        let id: String
        let site: String
        let availability: Week
        let blocked: [String]
        let preferred_time: String?
        let preferred_therapist: String?
    }
    struct Phase: Decodable {
        let weeks: Int
        let sessions_per_week: Int
        let minutes: Int
        let skill: String?
        let resource: String?
        let min_days_between: Int
    }
    struct Review: Decodable {
        let week: Int
        let tolerance_days: Int
        let minutes: Int
        let skill: String?
        let resource: String?
    }
    struct Plan: Decodable {
        let id: String
        let patient: String
        let earliest_start: String
        let phases: [Phase]
        let reviews: [Review]
    }
    struct Booking: Decodable {
        let kind: String
        let therapist: String?
        let patient: String?
        let resource: String?
        let units: Int?
        let date: String
        let start: String
        let minutes: Int
    }
    struct Weights: Decodable {
        let unplaced, extra_therapist, not_preferred_therapist, start_delay_day: Int
        let time_of_day, inconsistent_slot, short_gap, short_gap_minutes: Int
    }

    let name: String
    let grid_minutes: Int
    let horizon: Horizon
    let max_start_delay_days: Int
    let time_of_day: [String: [String]]
    let weights: Weights
    let sites: [Site]
    let therapists: [Therapist]
    let resources: [Resource]
    let patients: [Patient]
    let plans: [Plan]
    let bookings: [Booking]
    let online_order: [String]
}

/// Reads a JSON file, through gunzip when its name ends in `.gz`.
func readJSON<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
    guard path.hasSuffix(".gz") else {
        return try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gunzip", "-c", path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return try JSONDecoder().decode(type, from: data)
}
