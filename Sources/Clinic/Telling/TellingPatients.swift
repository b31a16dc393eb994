import CivilTime
import ClinicCalendar
import ClinicStore
import Planner

extension Clinic {
    /// The words for one patient, in the patient's language.
    func book(of patient: Patient) throws -> PatientBook {
        let catalog = try shelf.catalog()
        return PatientBook(
            teller: PatientTeller(catalog, settings, language: patient.details.language),
            catalog: catalog, facts: FactSheet(of: patient.details, on: today, catalog))
    }

    /// What a patient reads of some days.
    func ahead(
        _ patient: Patient, _ plans: [StoredPlan], _ sessions: [Session],
        from: Day, through: Day, stopped: Bool
    ) throws -> PatientAhead {
        let book = try book(of: patient)
        var tasks: [PatientAhead.Task] = []
        var dates: [PatientAhead.Dated] = []
        for plan in plans {
            tasks += plan.details.routines.filter {
                !stopped && !$0.isProposed && !$0.isWithdrawn
                    && !$0.days(in: from...through).isEmpty
            }.map { book.task($0, in: plan.details) }
            dates += plan.details.patientMilestones.filter { (from...through).contains($0.day) }
                .compactMap { milestone in
                    book.tell(milestone, in: plan.details).map {
                        PatientAhead.Dated(milestone: milestone, text: $0)
                    }
                }
        }
        return PatientAhead(
            teller: book.teller,
            visits: sessions.map {
                PatientAhead.Visit(
                    session: $0.id, title: book.title(of: $0), lines: book.lines(of: $0))
            },
            tasks: tasks,
            dates: dates.sorted { ($0.milestone.day, $0.text) < ($1.milestone.day, $1.text) },
            bring: book.bring(to: sessions.first), help: try help(book, plans))
    }

    /// When to get help: by where the pain comes from and by what is taken.
    private func help(_ book: PatientBook, _ plans: [StoredPlan]) throws -> [HelpAdvice] {
        let taken = plans.flatMap(\.details.medicines).filter { $0.status == .active }
        let classes = taken.flatMap { book.catalog.medicine($0.medicine)?.classes ?? [] }
        let template = plans.first.flatMap { book.catalog.cause($0.details.pin.cause) }
        return book.teller.help(
            book.catalog.warningSigns, for: plans.count > 1 ? nil : template,
            taking: Set(classes))
    }

    /// The words of a patient's calendar.
    func wording(
        for patient: ID<Patient>, _ privacy: CalendarOptions.Privacy, _ reading: StoreReading
    ) throws -> CalendarWording {
        let known = try reading.patient(patient)
        let book = try book(of: known)
        var wording = CalendarWording(
            book: book, privacy: privacy, settings: settings, names: try PeopleAndRooms(reading))
        wording.address = known.details.address
        wording.marks = book.marks(of: try reading.plans(of: patient))
        return wording
    }
}

extension PatientBook {
    /// What tells each of several plans from the others, in a word that gives no diagnosis away: where it hurts,
    /// and the side where that is not enough. Nothing for a single plan, nor where no word differs.
    fileprivate func marks(of plans: [StoredPlan]) -> [ID<StoredPlan>: String] {
        let active = plans.filter { $0.status == .active }
        guard active.count > 1 else { return [:] }
        let places = active.map { place(of: $0, withSide: false) }
        return zip(active, places).reduce(into: [:]) { marks, told in
            let (plan, place) = told
            let isAlone = places.count { $0 == place } == 1
            marks[plan.id] = (isAlone ? place : self.place(of: plan, withSide: true)).map {
                teller.tell($0)
            }
        }
    }

    /// `nil` where it hurts in no one place.
    private func place(of plan: StoredPlan, withSide: Bool) -> PatientText? {
        let side = withSide ? plan.details.side : nil
        switch catalog.cause(plan.details.pin.cause)?.origin {
        case .hip: return side == .left ? .planHipLeft : side == .right ? .planHipRight : .planHip
        case .spine, .sacroiliac:
            return side == .left
                ? .planSpineLeft : side == .right ? .planSpineRight : .planSpine
        case .systemic, .either, nil: return nil
        }
    }
}
