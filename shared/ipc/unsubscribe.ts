/** Ends a subscription; may be called more than once. */
export type Unsubscribe = () => void;
