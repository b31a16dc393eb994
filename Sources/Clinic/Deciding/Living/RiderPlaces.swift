import CivilTime
import ClinicStore
import Planner
import Scheduler

/// Keeps what rides on sessions, like quit support, in its own days when these sessions move out of them: it goes to
/// another session of the plan, else to a contact of its own. Where neither has a place it ends, and is named.
struct RiderPlaces {
    /// The sessions that move, as they will be.
    private(set) var moved: [Session]
    /// The plan's other sessions to come, as they will be.
    private(set) var staying: [Session]
    /// Contacts to be booked.
    private(set) var contacts: [SessionDetails] = []
    private(set) var remarks: [SessionRemark] = []
    private let catalog: Catalog
    private let rests: [ClosedRange<Day>]
    private let today: Day
    /// Without any of the plan's sessions to come.
    private let rules: PlaceRules

    /// Something that leaves its days with a session.
    private struct Leaving {
        let task: SessionTask
        let days: ClosedRange<Day>
        /// As it stood.
        let session: Session
    }

    /// `plan` has its new dates, `old` those before; on the days of `rest`, and while it rests, nothing is booked but by phone.
    init(
        _ clinic: Clinic, _ reading: StoreReading, plan: StoredPlan, from old: StoredPlan,
        moving: [Session], to placed: [Session], beside staying: [Session], rest: ClosedRange<Day>?
    ) throws {
        (moved, self.staying, today) = (placed, staying, clinic.today)
        rests = plan.rests.map { $0.first...$0.last } + [rest].compactMap(\.self)
        catalog = try clinic.shelf.catalog()
        let course = PlanCheck(plan, standing: [], catalog)
        let oldCourse = PlanCheck(old, standing: [], catalog)
        var leaving: [Leaving] = []
        for (index, before) in moving.enumerated() where before.goesWithPlan {
            let isSetAside =
                placed[index].details.exception?.rules.contains(Rule.riderWindow.code) == true
            for task in before.details.tasks {
                guard !isSetAside, let days = course.days(of: task),
                    oldCourse.days(of: task)?.contains(before.details.start.day) == true,
                    !days.contains(placed[index].details.start.day)
                else { continue }
                moved[index].details.leave(task)
                leaving.append(Leaving(task: task, days: days, session: before))
            }
        }
        let all =
            (placed + staying).map(\.details.start.day)
            + leaving.flatMap {
                [$0.days.lowerBound, $0.days.upperBound]
            }
        let first = min(today, all.min() ?? today)
        rules = try PlaceRules(
            clinic, reading, patient: plan.details.patient, plan: plan,
            days: first...max(first, all.max() ?? first), moving: moving + staying)
        for one in leaving { place(one) }
    }

    private mutating func place(_ leaving: Leaving) {
        let from = max(today + 1, leaving.days.lowerBound)
        let form = form(of: leaving.task)
        guard from <= leaving.days.upperBound else { return end(leaving, isSent: false) }
        let days = from...leaving.days.upperBound
        if ride(leaving, days, form) { return }
        if form.isSent { return end(leaving, isSent: true) }
        guard let contact = contact(leaving, days, form.form) else {
            return end(leaving, isSent: false)
        }
        contacts.append(contact)
        remarks.append(
            .riderStandsAlone(leaving.task.title, from: leaving.session.id, at: contact.start))
    }

    private mutating func end(_ leaving: Leaving, isSent: Bool) {
        let window = ContactWindow(title: leaving.task.title, days: leaving.days)
        remarks.append(.riderEnds(leaving.session.id, window, isSent: isSent))
    }

    /// On the nearest session of the plan that can be so much longer.
    private mutating func ride(
        _ leaving: Leaving, _ days: ClosedRange<Day>, _ form: (form: ContactForm, isSent: Bool)
    ) -> Bool {
        let target = leaving.session.details.start.day
        let hosts = (moved + staying).filter { host in
            days.contains(host.details.start.day) && host.id != leaving.session.id
                && (form.form.isRemote || !host.details.mode.isRemote)
        }.sorted {
            (abs($0.details.start.day - target), $0.id) < (
                abs($1.details.start.day - target), $1.id
            )
        }
        for host in hosts {
            var longer = host
            longer.details.minutes += leaving.task.minutes
            longer.details.tasks.append(leaving.task)
            guard standing(without: host.id).againstDiary(longer.details).isEmpty else { continue }
            if let index = moved.firstIndex(where: { $0.id == host.id }) { moved[index] = longer }
            if let index = staying.firstIndex(where: { $0.id == host.id }) {
                staying[index] = longer
            }
            remarks.append(
                .riderGoes(leaving.task.title, from: leaving.session.id, to: host.id))
            return true
        }
        return false
    }

    /// The diary with all that is placed so far, but for one session.
    private func standing(without id: ID<Session>?) -> PlaceRules {
        var rules = rules
        for session in moved + staying where session.id != id { rules.land(session) }
        for contact in contacts { rules.land(contact) }
        return rules
    }

    /// By itself, nearest to where it was, outside the rest before in it; in the rest only by phone.
    private func contact(
        _ leaving: Leaving, _ days: ClosedRange<Day>, _ form: ContactForm
    ) -> SessionDetails? {
        let own = leaving.session.details
        var task = leaving.task
        task.minutes = form.minutes
        let rules = standing(without: nil)
        let modes = rules.plan?.details.modes ?? ContactModes()
        let mode = modes.mode(of: task.kind.contact, byPhone: form.isRemote)
        var details = SessionDetails(
            plan: own.plan, patient: own.patient, therapist: own.therapist,
            room: mode == .clinic ? own.room ?? rules.diary.rooms.first?.id : nil,
            kind: task.kind.contact, title: task.title, start: own.start, minutes: form.minutes,
            tasks: [task])
        details.mode = mode
        let free = rules.free(
            for: details, near: own.start, from: days.lowerBound, through: days.upperBound)
        let rests = rests
        let outside = free.first { place in !rests.contains { $0.contains(place.start.day) } }
        return outside ?? (mode.isRemote ? free.first : nil)
    }

    /// How it is held as a contact of its own, by its days; as it rides where the catalogue tells nothing of it.
    private func form(of task: SessionTask) -> (form: ContactForm, isSent: Bool) {
        let support = catalog.smoking?.sessions.first { $0.window == task.window }
        if task.kind == .quitSupport, let support { return (support.form, false) }
        let weighIn = catalog.weight?.weighIns.first { $0.window == task.window }
        if task.kind == .weighIn, let weighIn { return (weighIn.form, weighIn.isSent) }
        return (ContactForm(minutes: max(5, task.minutes), rides: task.minutes), false)
    }
}

extension SessionDetails {
    /// Something that was done in it is not any more.
    fileprivate mutating func leave(_ task: SessionTask) {
        guard let index = tasks.firstIndex(of: task) else { return }
        tasks.remove(at: index)
        if minutes - task.minutes >= 5 { minutes -= task.minutes }
    }
}
