/// `1 minute`, `2 minutes`; of a noun whose plural adds an s.
package func counted(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
}
