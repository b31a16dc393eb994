extension String {
    /// The text as a sentence, with exactly one full stop, whether or not a plan file wrote it.
    package var withFullStop: String { withoutFullStop + "." }

    /// The text as part of a longer sentence, without a full stop at its end.
    package var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
