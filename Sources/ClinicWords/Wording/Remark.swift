package import Clinic

/// A value of a page that a document shows in words.
package protocol Documentable: Unworded {
    var document: JSON { get }
}

/// One that is told in words alone.
package protocol Remark: Documentable {
    var said: Advice { get }
}

extension Remark {
    package var document: JSON { .advice(said) }
}

extension JSON {
    /// What a document shows of a value. Each has words; a test reads that.
    package init(saying value: any Unworded) {
        self = (value as? any Documentable)?.document ?? .string("\(value)")
    }
}
