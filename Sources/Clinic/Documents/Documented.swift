package import CivilTime
package import Planner

/// A value that says itself what a document shows of it, where that is not what it holds: `JSON(_:)` takes its word.
package protocol Documented: Encodable {
    var json: JSON { get }
}

extension Documented {
    /// - Throws: `EncodingError` where something else than `JSON(_:)` asks.
    package func encode(to encoder: any Encoder) throws {
        guard let encoder = encoder as? DocumentEncoder else {
            throw EncodingError.invalidValue(
                self, .init(codingPath: encoder.codingPath, debugDescription: "Ask JSON(_:)."))
        }
        encoder.json = json
    }
}

/// What a document shows as its text.
package protocol Word: Documented, CustomStringConvertible {}

extension Word {
    package var json: JSON { .string(description) }
}

extension Day: Word {}
extension ID: Word {}
extension LocalTime: Word {}
extension Moment: Word {}
extension TimeOfDay: Word {}
extension WeeklyHours: Word {}

extension Interval<LocalTime> {
    package var json: JSON { ["start": .text(start), "end": .text(end)] }
}

extension Unworded where Self: Documented {
    package var json: JSON { .unsaid(self) }
}

extension JSON: Documented {
    package var json: JSON { self }
}

extension Advice: Documented {
    package var json: JSON { .advice(self) }
}

extension NextStep: Documented {
    package var json: JSON { .step(self) }
}
