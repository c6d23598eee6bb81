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

/** Mails all operators what they should know at once, or keep away from the server. */
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

    /** Sends the current state of the vault's records outside the database, to be kept away from the server. */
    void sendCheckpoint() {
        checkpoint.take().ifPresent(now -> send(MailKind.VAULT_CHECKPOINT, now.lines(), Optional.empty()));
    }

    /** Sends the mail to each operator separately, so that a failed mail doesn't stop the others. */
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
