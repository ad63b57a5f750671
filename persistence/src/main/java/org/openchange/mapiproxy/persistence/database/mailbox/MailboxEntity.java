/* SPDX-License-Identifier: Apache-2.0 */
package org.openchange.mapiproxy.persistence.database.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.UUID;
import org.openchange.mapiproxy.persistence.database.id.ReplicaEntity;
import org.openchange.mapiproxy.persistence.database.organization.OrganizationEntity;

/** A mailbox of an organization. */
@Entity(name = "Mailbox")
@Table(name = "mailbox")
public class MailboxEntity {
    static final int LONGEST_DN = 512;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "organization_id", updatable = false)
    private OrganizationEntity organization;

    @Column(name = "directory_id", nullable = false, updatable = false)
    private UUID owner;

    @Column(name = "legacy_exchange_dn", length = LONGEST_DN, nullable = false)
    private String legacyExchangeDn;

    @Column(name = "legacy_exchange_dn_key", length = LONGEST_DN, nullable = false)
    private String legacyExchangeDnKey;

    @Column(name = "mailbox_guid", nullable = false, updatable = false)
    private UUID guid;

    @OneToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "replica_guid", updatable = false)
    private ReplicaEntity replica;

    @Column(nullable = false)
    private boolean enabled;

    @Column(length = 35, nullable = false)
    private String locale;

    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;

    /** For Hibernate. */
    protected MailboxEntity() {}

    MailboxEntity(OrganizationEntity organization, MailboxOwner owner, ReplicaEntity replica) {
        this.organization = organization;
        this.owner = owner.directoryId();
        this.legacyExchangeDn = owner.legacyExchangeDn();
        this.legacyExchangeDnKey = key(legacyExchangeDn);
        this.guid = UUID.randomUUID();
        this.replica = replica;
        this.enabled = true;
        this.locale = owner.locale().toLanguageTag();
        this.createdAt = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Legacy distinguished names compare without regard to case. */
    static String key(String legacyExchangeDn) {
        return legacyExchangeDn.toLowerCase(Locale.ROOT);
    }

    Long id() {
        return id;
    }

    void enable(boolean now) {
        enabled = now;
    }

    ReplicaEntity replica() {
        return replica;
    }

    Mailbox record() {
        return new Mailbox(
                organization.name(), owner, legacyExchangeDn, guid, replica.guid(), enabled, locale, createdAt);
    }
}
