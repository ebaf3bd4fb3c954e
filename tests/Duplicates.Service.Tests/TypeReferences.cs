using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Duplicates.Service.Tests;

/// <summary>A type of an assembly that refers to another type of it; nested and generated types count as the type that holds them.</summary>
/// <param name="From">Full name of the type that refers.</param>
/// <param name="To">Full name of the type referred to.</param>
internal sealed record TypeReferencing(string From, string To);

/// <summary>Reads who refers to whom from the compiled code: bodies of methods, signatures, attributes. A constant leaves no trace there.</summary>
internal static class TypeReferences
{
    /// <summary>The references within an assembly, each once.</summary>
    /// <param name="assemblyFile">Where the assembly lies.</param>
    public static IReadOnlyList<TypeReferencing> Within(string assemblyFile)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(assemblyFile);
        return
        [
            .. from type in assembly.MainModule.GetTypes()
               let holder = Outermost(type)
               from used in UsedBy(type).SelectMany(Parts).OfType<TypeDefinition>().Select(Outermost).Distinct()
               where used != holder
               group 0 by new TypeReferencing(holder.FullName, used.FullName) into same
               select same.Key,
        ];
    }

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } holder ? Outermost(holder) : type;

    private static IEnumerable<TypeReference?> UsedBy(TypeDefinition type) =>
        [
            type.BaseType,
            .. type.Interfaces.Select(one => one.InterfaceType),
            .. type.GenericParameters.SelectMany(Constraints),
            .. AttributesOf(type),
            .. type.Fields.SelectMany(field => AttributesOf(field).Append(field.FieldType)),
            .. type.Properties.SelectMany(AttributesOf),
            .. type.Methods.SelectMany(UsedBy),
        ];

    private static IEnumerable<TypeReference?> UsedBy(MethodDefinition method) =>
        [
            method.ReturnType,
            .. method.Parameters.SelectMany(parameter => AttributesOf(parameter).Append(parameter.ParameterType)),
            .. method.GenericParameters.SelectMany(Constraints),
            .. AttributesOf(method),
            .. method.HasBody ? UsedBy(method.Body) : [],
        ];

    private static IEnumerable<TypeReference?> UsedBy(MethodBody body) =>
        [
            .. body.Variables.Select(variable => variable.VariableType),
            .. body.ExceptionHandlers.Select(handler => handler.CatchType),
            .. body.Instructions.SelectMany(instruction => instruction.Operand switch
            {
                TypeReference used => [used],
                GenericInstanceMethod called => [called.DeclaringType, .. called.GenericArguments],
                MethodReference called => [called.DeclaringType],
                FieldReference field => [field.DeclaringType, field.FieldType],
                _ => Array.Empty<TypeReference?>(),
            }),
        ];

    private static IEnumerable<TypeReference?> Constraints(GenericParameter parameter) => parameter.Constraints.Select(constraint => constraint.ConstraintType);

    private static IEnumerable<TypeReference?> AttributesOf(ICustomAttributeProvider holder) => holder.CustomAttributes.Select(attribute => attribute.AttributeType);

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        TypeSpecification special => Parts(special.ElementType),
        _ => [type],
    };
}
