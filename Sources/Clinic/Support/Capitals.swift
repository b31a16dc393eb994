extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
