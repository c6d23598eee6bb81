package jp.kagiban.notice;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jp.kagiban.notice.Notice.Handling;
import jp.kagiban.shared.MemberId;

/** Marks that are kept in memory; all members have the same name. */
class FakeHandlings implements Handlings {

    static final String NAME = "佐藤 一郎";

    private final Map<Notice.Key, Handling> taken = new ConcurrentHashMap<>();

    void clear() {
        taken.clear();
    }

    @Override
    public Map<Notice.Key, Handling> at(Instant now) {
        return taken.entrySet().stream()
                .filter(entry -> now.isBefore(entry.getValue().until()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public void take(Notice notice, MemberId member, Instant now, Instant until) {
        taken.put(notice.key(), new Handling(member, NAME, until));
    }

    @Override
    public void letGo(Notice notice, MemberId member) {
        taken.remove(notice.key());
    }
}
