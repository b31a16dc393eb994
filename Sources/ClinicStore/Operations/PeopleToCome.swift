package import CivilTime
package import Planner

/// When somebody who is expected can come.
package struct PatientTimes: Hashable, Sendable {
    package var available = WeeklyHours.always
    package var blocked: [ClosedRange<Day>] = []
    /// When the patient is busy elsewhere.
    package var busy: [Interval<LocalTime>] = []

    /// Somebody who can come at any time.
    package init() {}
}

/// From which days the contacts of a plan count, and when the plan rests.
package struct PlanDays: Hashable, Sendable {
    package let start: Day
    /// As last set; `nil` where smoking is not part of the plan.
    package let quitDate: Day?
    package var rests: [ClosedRange<Day>] = []
}

extension StoreReading {
    /// Of all patients with a booked session that has not ended by a time.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func timesOfPatients(expectedAfter now: LocalTime) throws -> [ID<Patient>: PatientTimes]
    {
        var times: [ID<Patient>: PatientTimes] = [:]
        var known: [String: WeeklyHours] = [:]
        let patients = "SELECT id, available FROM patient WHERE id \(Self.expected("patient"))"
        for stored in try rows(.patient, patients, [now.minute]) {
            let text: String = try stored.row["available"]
            let hours = try known[text] ?? stored.hours("available")
            known[text] = hours
            times[ID(stored.id), default: PatientTimes()].available = hours
        }
        let blocked = "SELECT * FROM patientBlocked WHERE patient \(Self.expected("patient"))"
        for stored in try rows(.patientBlocked, blocked, [now.minute]) {
            times[ID(try stored.row["patient"])]?.blocked
                .append(try stored.days("firstDay", "lastDay"))
        }
        let busy = """
            SELECT * FROM patientBusy WHERE endMinute > ?1 AND patient \(Self.expected("patient"))
            ORDER BY startMinute, id
            """
        for stored in try rows(.patientBusy, busy, [now.minute]) {
            times[ID(try stored.row["patient"])]?.busy.append(try stored.span())
        }
        return times.mapValues { one in
            var joined = one
            joined.busy = Interval.joined(one.busy)
            return joined
        }
    }

    /// Of all plans with a booked session that has not ended by a time.
    ///
    /// - Throws: `StoreError` where the file cannot be read.
    package func daysOfPlans(expectedAfter now: LocalTime) throws -> [ID<StoredPlan>: PlanDays] {
        let plans = """
            SELECT id, firstDay,
              (SELECT day FROM milestone WHERE milestone.plan = plan.id AND kind = 'quit-date'
               ORDER BY position DESC LIMIT 1) AS quitDay
            FROM plan WHERE id \(Self.expected("plan"))
            """
        var days: [ID<StoredPlan>: PlanDays] = [:]
        for stored in try rows(.plan, plans, [now.minute]) {
            days[ID(stored.id)] = PlanDays(
                start: try stored.day("firstDay"), quitDate: try stored.optionalDay("quitDay"))
        }
        let pauses = """
            SELECT * FROM pause WHERE firstDay <= lastDay AND plan \(Self.expected("plan"))
            """
        for stored in try rows(.pause, pauses, [now.minute]) {
            days[ID(try stored.row["plan"])]?.rests.append(try stored.days("firstDay", "lastDay"))
        }
        return days
    }

    static func expected(_ column: String) -> String {
        """
        IN (SELECT \(column) FROM session WHERE startMinute > ?1 - 240 AND endMinute > ?1
            AND status IN ('booked', 'confirmed'))
        """
    }
}
