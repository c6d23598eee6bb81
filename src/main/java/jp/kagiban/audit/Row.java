package jp.kagiban.audit;

import java.time.Instant;
import java.util.UUID;
import jp.kagiban.shared.MemberId;
import org.jspecify.annotations.Nullable;

/** The fields of an entry as they are stored and hashed, without its place in the chain. */
record Row(
        Instant at,
        String actorKind,
        @Nullable UUID actorId,
        @Nullable String address,
        String action,
        @Nullable String subjectKind,
        @Nullable UUID subjectId,
        @Nullable String subjectLabel,
        String result,
        String details,
        @Nullable Long amount) {

    static Row of(AuditRecord deed, Actor actor, Instant at) {
        MemberId who = actor.id();
        Subject subject = deed.subject();
        return new Row(
                at,
                actor.kind().name(),
                who == null ? null : who.id(),
                Wording.plainOrNull(actor.address(), Wording.ADDRESS),
                deed.action().name(),
                subject == null ? null : subject.kind().name(),
                subject == null ? null : subject.id(),
                subject == null ? null : Wording.plainOrNull(subject.label(), Wording.LABEL),
                deed.outcome().name(),
                Wording.joined(deed.details()),
                deed.amount());
    }

    Entry entry(long seq) {
        Subject subject = subjectKind == null || subjectId == null
                ? null
                : new Subject(Subject.Kind.valueOf(subjectKind), subjectId, subjectLabel);
        return new Entry(
                seq,
                at,
                new Actor(Actor.Kind.valueOf(actorKind), actorId == null ? null : new MemberId(actorId), address),
                action,
                subject,
                Outcome.valueOf(result),
                Wording.details(details),
                amount);
    }
}
