/// All that one screen shows, as one value that was read at one moment; its document (`JSON(_:)`) is derived from it.
///
/// How a page is made:
///
/// 1. A `struct NAME: Page` in a file of its own holds all that the text and the document need, also the names of
///    people, the clock and the steps. It holds values only: no clinic, no catalogue to be asked later, no closure.
/// 2. Its `CodingKeys` are the keys of its document, in their order, so that `encode(to:)` writes itself; properties
///    that only the text needs have no key there, and `case day = "date"` gives another name. A noun whose document
///    is not what it holds (a session, a plan) is a `Documented` and says it once, in `Documents`; a word with a
///    description (a day, an id) is a `Word`; advice and next steps stay values until the document is written.
/// 3. One function in an extension of `Clinic` in the same file reads it and throws what it cannot read: no `try?`.
///    Where it reads more than one thing, whoever calls it gives it the clinic of `atOneMoment`, whose reads belong
///    together; the faces do so for each page. Sessions become `SessionEntry`s by the `Roster` of the same moment,
///    which knows the names of therapists, rooms and patients and which sessions are in trouble.
/// 4. An outcome of a request becomes a page inside the transaction of the request, so what is told is what is then
///    on disk, and a rehearsal tells the same.
/// 5. A face draws it: `extension NAME: Drawn { func lines(width: Int?) -> [String] }` in the terminal's face is pure
///    and reads nothing. A command is then short:
///
///        func report(at access: ClinicAccess) throws -> Report {
///            try access.show { clinic in
///                try clinic.upcoming(for: clinic.patient(named: patient).id, days: days)
///            }
///        }
///
///        func report(at access: ClinicAccess) throws -> Report {
///            try access.perform { clinic in
///                ConfirmSession(try clinic.session(named: session).id, note: note)
///            } telling: { report, clinic in
///                ChangedSessions(report, try clinic.roster())
///            }
///        }
package protocol Page: Encodable, Sendable {}
