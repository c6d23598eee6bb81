package jp.kagiban.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import jp.kagiban.delivery.channel.ChannelKind;
import jp.kagiban.delivery.channel.Recipient;
import jp.kagiban.shared.Column;

/** Which recipient of a company it is, by what is kept of them. */
record RecipientKey(ChannelKind channel, UUID id) {

    static RecipientKey of(Recipient recipient) {
        return new RecipientKey(recipient.channel(), recipient.id());
    }

    /** Reads the columns {@code channel} and {@code recipient_id}. */
    static RecipientKey read(ResultSet row) throws SQLException {
        return new RecipientKey(ChannelKind.valueOf(row.getString("channel")), Column.uuid(row, "recipient_id"));
    }
}
