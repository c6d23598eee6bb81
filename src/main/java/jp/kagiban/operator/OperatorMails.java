package jp.kagiban.operator;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.mail.MailKind;
import jp.kagiban.vault.VaultAlarms;
import jp.kagiban.vault.VaultCheckpoint;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes to all who run the portal what they should know without looking. */
@Component
class OperatorMails {

    private final OperatorRows operators;
    private final MemberMails mails;
    private final VaultCheckpoint checkpoint;

    OperatorMails(OperatorRows operators, MemberMails mails, VaultCheckpoint checkpoint) {
        this.operators = operators;
        this.mails = mails;
        this.checkpoint = checkpoint;
    }

    @EventListener
    void on(VaultAlarms.Raised alarm) {
        send(MailKind.VAULT_ALARM, List.of(), Optional.of("/operator"));
    }

    /** What the vault's books outside of the database are by now, for a place that nobody reaches from the server. */
    @Transactional
    void sendCheckpoint() {
        checkpoint.now().ifPresent(now -> send(MailKind.VAULT_CHECKPOINT, now.lines(), Optional.empty()));
    }

    private void send(MailKind kind, List<String> arguments, Optional<String> link) {
        for (PortalOperator operator : operators.findAllByOrderByGrantedAt()) {
            UUID member = operator.memberId();
            mails.send(member, kind, arguments, link);
        }
    }
}
