/** Something that is under way, and how it failed. */
import { useState } from 'react';

export function useWork<Answer>(): { running: boolean; error: unknown; run: (work: Promise<Answer>) => Promise<Answer> } {
  const [state, setState] = useState<{ running: boolean; error: unknown }>({ running: false, error: null });
  const run = async (work: Promise<Answer>): Promise<Answer> => {
    setState({ running: true, error: null });
    try {
      const answer = await work;
      setState({ running: false, error: null });
      return answer;
    } catch (error) {
      setState({ running: false, error });
      throw error;
    }
  };
  return { ...state, run };
}
