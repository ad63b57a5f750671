/* SPDX-License-Identifier: Apache-2.0 */
/* The IDL of the specifications: C706 chapter 6 with the Microsoft forms that the Open Specifications use. */
grammar Idl;

file
    : (importStatement | cppQuote | constant | typedef | tagged)* interfaceDefinition? EOF
    ;

interfaceDefinition
    : attributes? 'interface' IDENTIFIER '{' item* '}' ';'?
    ;

item
    : importStatement
    | cppQuote
    | constant
    | typedef
    | tagged
    | operation
    ;

importStatement
    : 'import' STRING (',' STRING)* ';'
    ;

cppQuote
    : 'cpp_quote' '(' STRING+ ')' ';'?
    ;

constant
    : 'const' typeSpecifier '*'* IDENTIFIER '=' expression ';'
    ;

typedef
    : 'typedef' attributes? typeSpecifier declarator (',' declarator)* ';'
    ;

tagged
    : attributes? constructedType ';'
    ;

operation
    : attributes? typeSpecifier '*'* IDENTIFIER '(' (unknown = '...' | parameter (',' parameter)*)? ')' ';'
    ;

parameter
    : attributes? typeSpecifier declarator?
    ;

attributes
    : ('[' (attribute (',' attribute)*)? ','? ']')+
    ;

attribute
    : name = (IDENTIFIER | 'case' | 'default') ('(' argument? (',' argument?)* ')')?
    ;

argument
    : builtinType
    | UUID
    | VERSION
    | expression
    ;

typeSpecifier
    : 'const'? (builtinType | constructedType | IDENTIFIER) 'const'?
    ;

builtinType
    : BUILTIN+
    ;

constructedType
    : 'struct' IDENTIFIER? ('{' member* '}')?                                                   # structType
    | 'union' IDENTIFIER? 'switch' '(' typeSpecifier IDENTIFIER ')' IDENTIFIER? '{' labelledArm* '}' # encapsulatedUnionType
    | 'union' IDENTIFIER? ('{' arm* '}')?                                                       # unionType
    | 'enum' IDENTIFIER? ('{' enumerator (',' enumerator)* ','? '}')?                           # enumType
    ;

member
    : attributes? typeSpecifier declarator (',' declarator)* ';'
    ;

arm
    : attributes? (typeSpecifier declarator)? ';'
    ;

labelledArm
    : label+ attributes? (typeSpecifier declarator)? ';'
    ;

label
    : 'case' expression ':'
    | 'default' ':'
    ;

enumerator
    : IDENTIFIER ('=' expression)?
    ;

declarator
    : pointer* direct
    ;

pointer
    : '*' 'const'?
    ;

direct
    : (IDENTIFIER | '(' declarator ')') suffix*
    ;

suffix
    : '[' ('*' | expression)? ']'
    ;

expression
    : INTEGER                                             # integer
    | CHARACTER                                           # character
    | STRING                                              # text
    | IDENTIFIER                                          # reference
    | '(' builtinType ')' expression                      # cast
    | '(' expression ')'                                  # grouped
    | operator = ('*' | '-' | '+' | '~' | '!') expression # unary
    | expression operator = ('*' | '/' | '%') expression  # binary
    | expression operator = ('+' | '-') expression        # binary
    | expression operator = ('<<' | '>>') expression      # binary
    | expression operator = '&' expression                # binary
    | expression operator = '^' expression                # binary
    | expression operator = '|' expression                # binary
    ;

BUILTIN
    : 'void' | 'boolean' | 'byte' | 'char' | 'small' | 'short' | 'long' | 'hyper' | 'int' | 'float' | 'double'
    | 'signed' | 'unsigned' | '__int8' | '__int16' | '__int32' | '__int64'
    ;

UUID
    : HEX8 '-' HEX4 '-' HEX4 '-' HEX4 '-' HEX4 HEX8
    ;

VERSION
    : [0-9]+ '.' [0-9]+
    ;

INTEGER
    : ([0-9]+ | '0' [xX] HEX+) [uUlL]*
    ;

CHARACTER
    : '\'' (~['\\\r\n] | '\\' .) '\''
    ;

STRING
    : '"' (~["\\\r\n] | '\\' .)* '"'
    ;

IDENTIFIER
    : [A-Za-z_] [A-Za-z_0-9]*
    ;

DOCUMENTATION
    : '/**' .*? '*/' -> channel(HIDDEN)
    ;

COMMENT
    : '/*' .*? '*/' -> skip
    ;

LINE_COMMENT
    : '//' ~[\r\n]* -> skip
    ;

DIRECTIVE
    : '#' ~[\r\n]* -> skip
    ;

WHITESPACE
    : [ \t\r\n\f]+ -> skip
    ;

ANYTHING_ELSE
    : .
    ;

fragment HEX
    : [0-9a-fA-F]
    ;

fragment HEX4
    : HEX HEX HEX HEX
    ;

fragment HEX8
    : HEX4 HEX4
    ;
