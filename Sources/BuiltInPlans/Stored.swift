import CivilTime
import Planner

/// A value of the encoded catalogue. What is not here, the build writes from the fields of each type.
protocol Stored {
    init(from file: inout CatalogReader)
}

extension Int: Stored {
    /// The sign is the lowest bit.
    init(from file: inout CatalogReader) {
        let bits = file.bits()
        self = Int(truncatingIfNeeded: bits >> 1) ^ -Int(truncatingIfNeeded: bits & 1)
    }
}

extension Double: Stored {
    /// The bytes are turned round, so that round figures are short.
    init(from file: inout CatalogReader) { self.init(bitPattern: file.bits().byteSwapped) }
}

extension Bool: Stored {
    init(from file: inout CatalogReader) { self = file.bits() == 1 }
}

extension String: Stored {
    init(from file: inout CatalogReader) { self = file.text() }
}

extension Optional: Stored where Wrapped: Stored {
    init(from file: inout CatalogReader) { self = file.bits() == 1 ? file.next() as Wrapped : nil }
}

extension Array: Stored where Element: Stored {
    init(from file: inout CatalogReader) {
        let count = file.number()
        self.init()
        reserveCapacity(count)
        for _ in 0..<count { append(file.next()) }
    }
}

extension Set: Stored where Element: Stored {
    init(from file: inout CatalogReader) {
        let count = file.number()
        self.init(minimumCapacity: count)
        for _ in 0..<count { insert(file.next()) }
    }
}

extension Dictionary: Stored where Key: Stored, Value: Stored {
    init(from file: inout CatalogReader) {
        let count = file.number()
        self.init(minimumCapacity: count)
        for _ in 0..<count {
            let key: Key = file.next()
            self[key] = file.next() as Value
        }
    }
}

extension ClosedRange: Stored where Bound: Stored {
    init(from file: inout CatalogReader) {
        let lowest: Bound = file.next()
        self = lowest...file.next()
    }
}

extension Evidence: Stored {
    init(from file: inout CatalogReader) { self = file.knownEvidence() }
}

extension TimeOfDay: Stored {
    init(from file: inout CatalogReader) {
        do { try self.init(minutes: file.next()) } catch { preconditionFailure("\(error)") }
    }
}

extension DoseSchedule: Stored {
    init(from file: inout CatalogReader) {
        guard let schedule = DoseSchedule(file.next(), advice: file.next()) else {
            preconditionFailure("A schedule has steps.")
        }
        self = schedule
    }
}

extension Names: Stored {
    init(from file: inout CatalogReader) {
        self.init()
        for entry in file.next() as [NameEntry] { add(entry) }
        reactions = file.next()
        ambiguous = file.next()
        confusable = file.next()
        wording = file.next()
    }
}
