// The Forge CLI does `try { require('keytar') } catch { null }`: throwing here is the "no keychain" answer it expects.
throw new Error('keytar is not installed: sign in with FORGE_EMAIL and FORGE_API_TOKEN instead of the keychain.');
