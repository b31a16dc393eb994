import ClinicStore
package import Planner

extension Clinic {
    /// What therapists do together, which a text like `B1` means.
    ///
    /// - Throws: a refusal where the text is no id of these; `StoreError` where the file cannot be read.
    package func block(named text: String) throws -> StaffBlock {
        let blocks = try read { try $0.blocks() }
        return try found(blocks.first { $0.id == ID(parsing: text) }, text, noun: .block)
    }
}
