/// How the contacts of one plan are held, where that is not in the clinic, or by phone what needs no visit.
package struct ContactModes: Hashable, Sendable {
    /// How what takes place in the clinic as a rule is held; `nil` for there.
    package var visits: Session.Mode?
    /// How contacts for one thing are held.
    package var kinds: [Session.Kind: Session.Mode] = [:]

    /// As usual.
    package init() {}

    package var areUsual: Bool { visits == nil && kinds.isEmpty }

    /// How a contact is held; `byPhone` tells that it needs no visit.
    package func mode(of kind: Session.Kind, byPhone: Bool = false) -> Session.Mode {
        kinds[kind] ?? (byPhone ? .phone : visits ?? .clinic)
    }

    /// Whether a therapist travels to the patient.
    package var travels: Bool { visits == .home || kinds.values.contains(.home) }

    /// How a contact for several things is held: where all of them can be done.
    package static func shared(_ modes: [Session.Mode]) -> Session.Mode {
        [.clinic, .home, .video].first(where: modes.contains) ?? (modes.isEmpty ? .clinic : .phone)
    }
}

/// Written as `home` or `video, review: phone`.
extension ContactModes: CustomStringConvertible {
    package var description: String {
        let named = kinds.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue): \($0.value.rawValue)" }
        return ([visits?.rawValue].compactMap { $0 } + named).joined(separator: ", ")
    }

    /// What `description` writes; blanks may be missing. `nil` where a word is no mode or no kind.
    package init?(parsing text: String) {
        for part in text.split(separator: ",") {
            let words = part.split(separator: ":", omittingEmptySubsequences: false)
                .map { $0.filter { !$0.isWhitespace } }
            guard words.count <= 2, let mode = words.last.flatMap(Session.Mode.init) else {
                return nil
            }
            guard words.count == 2 else {
                visits = mode
                continue
            }
            guard let kind = Session.Kind(rawValue: words[0]) else { return nil }
            kinds[kind] = mode
        }
        if visits == .clinic { visits = nil }
    }
}
