import { Component, type ReactNode } from 'react';
import { useText } from '../text/index.js';

const Told = ({ error }: { error: Error }) => {
  const text = useText();
  return (
    <div className="empty" role="alert">
      <h2>{text.frame.failed}</h2>
      <p>{text.frame.failedText}</p>
      <button type="button" className="btn" onClick={() => location.reload()}>
        {text.frame.reload}
      </button>
      <code className="xs">{error.message}</code>
    </div>
  );
};

/** A part that breaks says so and leaves the rest standing. */
export class Failure extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };
  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }
  override render(): ReactNode {
    return this.state.error ? <Told error={this.state.error} /> : this.props.children;
  }
}
