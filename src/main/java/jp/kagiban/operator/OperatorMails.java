package jp.kagiban.operator;

import java.util.List;
import java.util.Optional;
import jp.kagiban.login.address.MemberMails;
import jp.kagiban.mail.MailKind;
import jp.kagiban.operator.OperatorRows.PortalOperator;
import jp.kagiban.vault.VaultAlarms;
import jp.kagiban.vault.VaultCheckpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to all who run the portal what they should know without looking. */
@Component
class OperatorMails {

    private static final Logger LOG = LoggerFactory.getLogger(OperatorMails.class);

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

    /** Sends the present state of the vault's records outside the database, for safekeeping away from the server. */
    void sendCheckpoint() {
        checkpoint.take().ifPresent(now -> send(MailKind.VAULT_CHECKPOINT, now.lines(), Optional.empty()));
    }

    /** Each by itself: one who can't be written to keeps nobody else from being told. */
    private void send(MailKind kind, List<String> arguments, Optional<String> link) {
        for (PortalOperator operator : operators.findAllByOrderByGrantedAt()) {
            try {
                mails.send(operator.memberId(), kind, arguments, link);
            } catch (RuntimeException fault) {
                LOG.error("An operator could not be told of {}", kind, fault);
            }
        }
    }
}
