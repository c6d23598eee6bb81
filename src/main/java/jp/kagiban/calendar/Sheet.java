package jp.kagiban.calendar;

import java.net.URI;
import java.util.List;

/**
 * What a calendar tells of a company.
 *
 * @param alarms how many days before the last one a calendar is to remind
 * @param portal the portal's own address, with a slash at its end
 */
record Sheet(String company, List<StampedDate> dates, List<Integer> alarms, URI portal) {

    Sheet {
        dates = List.copyOf(dates);
        alarms = List.copyOf(alarms);
    }
}
