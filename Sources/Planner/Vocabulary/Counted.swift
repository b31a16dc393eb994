/// A number with its noun: `1 minute`, `2 minutes`. Only for nouns whose plural adds an s.
package func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}
