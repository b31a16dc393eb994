import CivilTime
package import Clinic

extension IrregularClocks: Remark {
    package var said: Advice {
        """
        The clocks of \(zone) follow no yearly rule from \(days.lowerBound) to \(days.upperBound); \
        Outlook may show some times an hour off. With \(say: [.utc: .bare]) sessions are told in UTC, \
        which all read alike.
        """
    }
}
