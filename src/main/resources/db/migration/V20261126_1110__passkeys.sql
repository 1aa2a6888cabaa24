-- Passkeys, under the names that Spring Security's repository gives them. A key's user handle is the account's id.
create table user_credentials (
    credential_id                varchar(1000) primary key,
    user_entity_user_id          varchar(1000) not null,
    public_key                   bytea         not null,
    signature_count              bigint,
    uv_initialized               boolean       not null check (uv_initialized),
    backup_eligible              boolean       not null,
    authenticator_transports     varchar(1000),
    public_key_credential_type   varchar(100),
    backup_state                 boolean       not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamptz   not null,
    last_used                    timestamptz   not null,
    label                        varchar(1000) not null check (length(label) between 1 and 60),
    account_id                   uuid          not null references user_account (id) generated always as
        (encode(decode(translate(user_entity_user_id, '-_', '+/') || '==', 'base64'), 'hex')::uuid) stored
);
create index user_credentials_owner on user_credentials (user_entity_user_id);
