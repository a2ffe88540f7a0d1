import type { Statement, VariableDeclarator } from '@swc/core';
import { Visitor } from '@swc/core/Visitor.js';

interface UsingDeclaration {
  type: 'UsingDeclaration';
  decls: VariableDeclarator[];
}

/** swc's own types leave this statement out of `Statement`. */
const asUsing = (statement: { type: string }): UsingDeclaration | undefined =>
  statement.type === 'UsingDeclaration' ? (statement as UsingDeclaration) : undefined;

/** dependency-cruiser reads with swc's Visitor, which throws at `using x = …`; this teaches it that statement. */
export function teachUsing(): void {
  const known = Visitor.prototype.visitStatement;
  Visitor.prototype.visitStatement = function visitStatement(this: Visitor, statement: Statement): Statement {
    const using = asUsing(statement);
    if (!using) return known.call(this, statement);
    this.visitVariableDeclarators(using.decls);
    return statement;
  };
}
