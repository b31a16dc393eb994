package import CivilTime

extension QuitProduct {
    /// The first schedule for this patient that does not begin before the day from which `quit` counts.
    func schedule(
        of medicine: Medicine, quit: Int, _ facts: PlanFacts
    ) throws(ComposeError) -> QuitSchedule {
        let own = schedules(for: facts)
        if let fitting = own.first(where: { quit + $0.firstDay >= 0 }) { return fitting }
        let lead = -(own.map(\.firstDay).max() ?? 0)
        throw .quitDate(
            "\(medicine.name) starts \(counted(lead, "day")) before the quit date, which would be before the plan.",
            remedy: "Choose a quit date from day \(lead) of the plan on.")
    }

    /// The schedules for as many cigarettes a day as the patient smokes.
    func schedules(for facts: PlanFacts) -> [QuitSchedule] {
        schedules.filter { $0.cigarettes?.contains(facts.smokes ?? 0) ?? true }
    }

    /// The steps around a quit date `quit` days ahead.
    func planned(
        _ schedule: QuitSchedule, _ medicine: Medicine, quit: Int, _ facts: PlanFacts
    ) -> OutlineMedicine {
        let first = quit + schedule.firstDay
        let last = quit + schedule.lastDay
        let review = stopIfSmokingOnDay.map { first.last(ofDays: $0) } ?? quit + 28
        return OutlineMedicine(
            medicine: medicine.id, name: medicine.name, line: 1,
            schedule: schedule.doses(of: medicine, self, facts), firstDay: first,
            length: last - first + 1, reviewDay: min(last, review), isQuitAid: true,
            evidence: evidence.text)
    }
}

extension SmokingProgramme {
    /// An aid to stop smoking that is added to a running plan, in the steps that a new plan would have; `nil`
    /// for a medicine that is not such an aid.
    ///
    /// It is taken around the quit date, but not before `start`. If that date has passed, or there is none,
    /// an aid that begins on it begins on `start`.
    ///
    /// - Throws: `ComposeError.quitDate` for an aid that begins so long before the quit date that there is no
    ///   time for it.
    package func course(
        of medicine: Medicine, quit: Day?, from start: Day, _ facts: PlanFacts
    ) throws(ComposeError) -> PlannedMedicine? {
        guard let product = products.first(where: { $0.medicines.contains(medicine.id) }) else {
            return nil
        }
        let lead = -(product.schedules(for: facts).map(\.firstDay).max() ?? 0)
        let day = quit.map { $0 < start && lead == 0 ? start : $0 } ?? start + lead
        guard let schedule = try? product.schedule(of: medicine, quit: day - start, facts) else {
            throw .quitDate(
                "\(medicine.name) starts \(counted(lead, "day")) before the quit date, \(day), which would be before"
                    + " \(start).",
                remedy: "Set a new quit date first, from \(start + lead) on.")
        }
        let outline = product.planned(schedule, medicine, quit: day - start, facts)
        return PlannedMedicine(outline, from: start)
    }
}
