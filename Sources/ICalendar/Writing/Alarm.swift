public import CivilTime

/// A reminder that shows a text before the start (RFC 5545 section 3.6.6, RFC 9074).
public struct Alarm: Hashable, Sendable {
    /// 1 or more.
    public var minutesBefore: Int
    public var text: String
    /// So that clients know it again.
    public var uid: String?
    /// When it was shown and put away last.
    public var acknowledged: Moment?

    public init(
        minutesBefore: Int, text: String, uid: String? = nil, acknowledged: Moment? = nil
    ) {
        self.minutesBefore = minutesBefore
        self.text = text
        self.uid = uid
        self.acknowledged = acknowledged
    }
}
