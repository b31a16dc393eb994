import CivilTime
import ClinicCalendar
import ClinicStore
import Planner

extension Clinic {
    /// The words for one patient; `nil` where the plan files hold none.
    func book(of patient: Patient) throws -> PatientBook? {
        let catalog = try shelf.catalog()
        return PatientTeller(catalog, settings).map {
            PatientBook(
                teller: $0, catalog: catalog,
                facts: FactSheet(of: patient.details, on: today, catalog))
        }
    }

    /// What a patient reads of some days.
    func ahead(
        _ patient: Patient, _ plans: [StoredPlan], _ sessions: [Session],
        from: Day, through: Day, stopped: Bool
    ) throws -> PatientAhead? {
        guard let book = try book(of: patient) else { return nil }
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

    /// The words for a patient's calendar; `nil` for others', and where only time is told.
    func book(
        of subject: CalendarSubject, _ options: CalendarOptions, _ reading: StoreReading
    ) throws -> PatientBook? {
        guard options.privacy != .busy else { return nil }
        return switch subject {
        case .patient(let id): try book(of: reading.patient(id))
        case .plan(let id): try book(of: reading.patient(reading.plan(id).details.patient))
        case .therapist, .clinic: nil
        }
    }
}
