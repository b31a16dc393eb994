package import Clinic
package import Planner

extension StopNotice {
    /// Each flag, its instruction, since when and who recorded it; then how to close it.
    package var lines: [Advice] {
        ["STOP: the treatment of \(name) (\(stop.patient)) is stopped since \(stop.since)."]
            + stop.lines(known).map { Advice("  \($0)") } + ["  \(stop.goingOn)"]
    }
}

extension TreatmentStop {
    /// How the treatment may go on.
    package var goingOn: Advice {
        let closing: Advice? =
            flags.isEmpty ? nil : "When a clinician has settled it: \(self.closing)"
        return [closing, age.map(correcting)].compactMap { $0 }.joined(separator: ". ")
    }

    /// The steps that close the flags, once they are settled.
    var closing: Advice {
        flags.map { Advice(.closing($0.flag, of: patient)) }.joined(separator: "; ")
    }

    /// The steps that help where the age stops the treatment.
    private func correcting(_ age: AgeStop) -> Advice {
        let deciding = age.overriding.map {
            "Where a clinician decides that the plan fits: \(do: $0). " as Advice
        }
        return """
            \(deciding ?? "")The date of birth is recorded or corrected with: \(do: .birth(of: patient))
            """
    }

    /// A line for each flag, and one for the age; `known` are the flags of the catalogue.
    package func lines(_ known: [RedFlag]) -> [String] {
        flags.map { flag in
            let known = known.first { $0.id == flag.flag }
            let instruction = known?.instruction(for: flag.action) ?? "Refer the patient"
            return
                "\(flag.action.rawValue.capitalised): \(known?.name ?? flag.flag), recorded on"
                + " \(flag.since) by \(flag.by). \(instruction.withFullStop)"
        } + (age.map { ["Age: \($0.words) (\($0.plan))"] } ?? [])
    }
}

extension AgeStop {
    /// What speaks against the treatment, as a sentence.
    var words: String { why ?? "No date of birth is on record, and plans are made by age." }
}

extension String {
    fileprivate var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
