extension String {
    /// As a sentence of its own: with one full stop, whether or not the plan files wrote it.
    package var withFullStop: String { withoutFullStop + "." }

    /// As a part of a sentence that goes on.
    package var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
