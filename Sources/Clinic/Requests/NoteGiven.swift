import ClinicStore

/// Notes what calendars outside have been given, so that it is never taken back unseen. It changes nothing here
/// and has no entry of history.
package struct NoteGiven: Request {
    let given: GivenOut

    package init(_ given: GivenOut) { self.given = given }

    package func carryOut(_ act: Act) throws {
        try act.writing.markExported(given.sessions, to: given.therapist)
        try act.writing.markTold(given.told)
        for invitation in given.invitations {
            try act.writing.markInvited(invitation.session, invitation.fingerprint)
        }
    }
}
